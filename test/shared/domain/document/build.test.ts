import { describe, expect, it } from "vitest";
import { buildDocument } from "#shared/domain/document/build.ts";
import {
  arranged,
  type Audience,
  documentCatalogue,
  type DocumentId,
  isFor,
} from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import { Refusal } from "#shared/errors.ts";
import { canonicalJson } from "#shared/json.ts";
import { sampleInput } from "./sample-input.ts";
import { shippedTexts } from "./texts.ts";
import { blocksOf, tablesOf, wholeText } from "./walk.ts";

const build = (id: DocumentId, audience: Audience, input: DocumentInput = sampleInput) =>
  buildDocument(id, input, { edition: 1, audience, texts: shippedTexts, memberNo: 4 });

const everyCopy = documentCatalogue.flatMap((entry) =>
  entry.audiences.map((audience) => [entry.id, audience] as const),
);

/** The code of the refusal a build ends in; null when it succeeds. */
function refusal(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe.each(everyCopy)("%s for %s", (id, audience) => {
  const model = build(id, audience);

  it("is canonical JSON", () => {
    expect(JSON.parse(canonicalJson(model))).toEqual(model);
  });

  it("has tables whose columns sum to 100 percent and whose rows fill them", () => {
    for (const table of tablesOf(model)) {
      expect(table.columns.reduce((sum, column) => sum + column.width, 0)).toBe(100);
      expect(table.columns.every((column) => Number.isInteger(column.width) && column.width > 0)).toBe(true);
      for (const row of [...table.header, ...table.rows]) {
        expect(row.reduce((sum, cell) => sum + cell.span, 0)).toBe(table.columns.length);
      }
    }
  });

  it("prints 演示 and 示范 in the running head, and neither for the real thing", () => {
    expect(model.flags.join()).toMatch(/演示.*示范/);
    const real = {
      ...sampleInput,
      review: { ...sampleInput.review, demo: false },
      packs: { ...sampleInput.packs, rulesModel: false },
    };
    expect(build(id, audience, real).flags).toEqual([]);
  });

  it("leaves the date beside every signature to the pen", () => {
    for (const block of blocksOf(model)) {
      if (block.kind === "signature") {
        for (const person of block.people) expect(Object.keys(person).toSorted()).toEqual(["name", "role"]);
      }
    }
  });

  it("cites the standard as 参照, never 依据", () => {
    expect(wholeText(model)).not.toMatch(/依据\s*T\/GXDSL/);
  });
});

describe("the catalogue", () => {
  it("numbers every document, each number once", () => {
    const numbers = documentCatalogue.map(({ no }) => no);
    expect(numbers.every((no) => /^\d\d$/.test(no))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe("who receives what", () => {
  it("never gives scores, sheets or private records to the applicant", () => {
    const applicant = documentCatalogue.map(({ id }) => id).filter((id) => isFor(id, "applicant"));
    expect(applicant).toContain("target-comparison");
    for (const id of ["score-summary", "expert-sheet", "qa-record", "recusal-check"] as const) {
      expect(applicant).not.toContain(id);
      expect(refusal(() => build(id, "applicant"))).toBe("not-permitted");
    }
  });

  it("gives the public only notices", () => {
    const open = documentCatalogue.map(({ id }) => id).filter((id) => isFor(id, "public"));
    expect(open).toEqual(["conclusion-notice", "publicity"]);
  });

  it("stands in the organiser's order, what it does not name after it in the catalogue's", () => {
    const order = arranged(["publicity", "attendance"]);
    expect(order.slice(0, 4)).toEqual(["publicity", "attendance", "acceptance-outline", "recusal-check"]);
    expect(order.toSorted()).toEqual(documentCatalogue.map(({ id }) => id).toSorted());
  });
});

describe("gates", () => {
  const without = (change: Partial<DocumentInput>): DocumentInput => ({ ...sampleInput, ...change });
  const { opinion } = sampleInput;
  if (opinion === null) throw new Error("the sample has an opinion");
  const cases: readonly (readonly [string, DocumentInput])[] = [
    ["no opinion", without({ opinion: null })],
    ["a draft without digest", without({ opinion: { ...opinion, digest: null } })],
    ["a draft not frozen", without({ opinion: { ...opinion, frozenAt: null } })],
    ["no ballot", without({ ballots: [] })],
    ["no conclusion", without({ conclusion: null })],
  ];

  it.each(cases)("closes the signature page with %s", (_, input) => {
    expect(refusal(() => build("panel-roster", "archive", input))).toBe("gate-closed");
    expect(refusal(() => build("acceptance-opinion", "archive", input))).toBe("gate-closed");
  });

  it("opens it once the text is frozen and balloted", () => {
    expect(refusal(() => build("panel-roster", "archive"))).toBeNull();
  });

  it("closes sheets and scores before the reveal, but prints the blank", () => {
    const sealed = without({ scores: null });
    expect(refusal(() => build("expert-sheet", "archive", sealed))).toBe("gate-closed");
    expect(refusal(() => build("score-summary", "internal", sealed))).toBe("gate-closed");
    expect(refusal(() => build("expert-sheet-blank", "panel", sealed))).toBeNull();
  });

  it("has no notice before the organiser decides", () => {
    expect(refusal(() => build("conclusion-notice", "public", without({ decision: null })))).toBe("gate-closed");
  });

  it("refuses a dissent nobody filed", () => {
    expect(refusal(() => build("dissent", "archive", without({ dissents: [] })))).toBe("not-found");
  });
});
