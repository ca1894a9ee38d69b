import { describe, expect, it } from "vitest";
import { desksFor, stageNow } from "#renderer/features/review/places.ts";
import { firstDesk, placeOf } from "#renderer/features/library/use-open-dossier.ts";
import { oneYearOn } from "#renderer/features/alliance/enrol-at-door.tsx";
import { audiencesOf, openAudiences, paperKey } from "#renderer/features/documents/paper.ts";
import { rowsInView } from "#renderer/ui/virtual-rows.tsx";
import { textOf } from "./text-of.ts";

describe("where a dossier opens", () => {
  it("is the builder while it is prepared, for the secretariat also after issue", () => {
    expect(placeOf({ dossierId: "d", state: "draft" }, ["expert"])).toMatchObject({ page: "dossier" });
    expect(placeOf({ dossierId: "d", state: "issued" }, ["secretariat"])).toMatchObject({ page: "dossier" });
    expect(placeOf({ dossierId: "d", state: "at-the-table" }, ["secretariat"])).toMatchObject({ desk: "documents" });
  });

  it("is one's own desk in a review", () => {
    expect(firstDesk(["recorder", "expert"])).toBe("record");
    expect(firstDesk(["expert"])).toBe("member");
    expect(firstDesk(["organiser"])).toBe("documents");
    expect(firstDesk([])).toBe("record");
  });
});

describe("the desks of a review", () => {
  it("follow from the position, never from a menu", () => {
    expect(desksFor({ position: "chair", recorder: false })).toEqual(["member", "chair", "compliance", "documents"]);
    expect(desksFor({ position: "member", recorder: false })).toEqual(["member", "compliance", "documents"]);
    expect(desksFor({ position: "alternate", recorder: false })).toEqual(["documents"]);
    expect(desksFor({ position: null, recorder: true })).toEqual(["record", "compliance", "documents"]);
  });

  it("open at the first stage that is open", () => {
    const stage = (id: "opening" | "materials" | "archive", state: "done" | "open" | "closed") => ({
      id,
      state,
      title: { zh: "", en: "" },
      count: null,
      gate: null,
    });
    expect(stageNow({ stages: [stage("opening", "done"), stage("materials", "open")] })).toBe("materials");
    expect(stageNow({ stages: [stage("opening", "done"), stage("archive", "done")] })).toBe("archive");
    expect(stageNow({ stages: [] })).toBe("opening");
  });
});

describe("papers", () => {
  const paper = (document: string, audiences: string[], closed: boolean, memberId: string | null = null) => ({
    document,
    memberId,
    audiences,
    title: textOf("x"),
    closed: closed ? textOf("not yet") : null,
  });
  it("are told apart by document and member", () => {
    expect(paperKey(paper("expert-sheet", [], false, "m1"))).not.toBe(paperKey(paper("expert-sheet", [], false, "m2")));
  });

  it("offer known audiences in one order, and a set only of what is open", () => {
    expect(audiencesOf(paper("a", ["archive", "applicant", "nobody"], false))).toEqual(["applicant", "archive"]);
    expect(openAudiences([paper("a", ["archive"], false), paper("b", ["applicant"], true)])).toEqual(["archive"]);
  });
});

it("gives a credential one year, also from a leap day", () => {
  expect(oneYearOn("2026-11-20")).toBe("2027-11-20");
  expect(oneYearOn("2028-02-29")).toBe("2029-02-28");
});

it("draws only the rows that can be seen", () => {
  const [first, last] = rowsInView(36_400, 700, 36.4, 10_000);
  expect(first).toBe(992);
  expect(last - first).toBeLessThan(50);
  expect(rowsInView(0, 700, 36.4, 3)).toEqual([0, 2]);
});
