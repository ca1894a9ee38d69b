import { describe, expect, test } from "vitest";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import { complianceOf, type Compliance } from "#shared/domain/standard/compliance.ts";
import type { ComplianceRow } from "#shared/domain/standard/compliance-row.ts";
import { clause, demand, id, project, promised, record, requirement, testItem } from "./example-project.ts";

function clauseRow({ rows }: Compliance, clauseId: string): ComplianceRow {
  const row = rows.find((one) => one.id === `clause:${clauseId}`);
  if (row === undefined) throw new TypeError(clauseId);
  return row;
}

describe("the scenario's value in place of the general one", () => {
  const scenario = (adoption: "binding" | "reference") =>
    requirement("S", clause("A1.pm.accuracy"), { adoption, demand: demand("accuracy", "gte", "95") });
  const items = (...requirements: Parameters<typeof testItem>[0]) => ({
    items: [testItem(requirements)],
    confirmation: null,
  });

  test("adopted by the outline, it replaces the general clause", () => {
    const board = complianceOf(project({ outline: items(scenario("binding")) }, { record }));
    expect(clauseRow(board, "acc.tech.accuracy")).toMatchObject({
      verdict: "not-applicable",
      force: "none",
      reason: { zh: "已由附录A.1 的场景值代替（大纲 2.3 采用）" },
      replacedBy: `requirement:${id("S")}`,
    });
  });

  test("adopted without a test item, it replaces the general clause as well", () => {
    const choice = { clauseId: "A1.pm.accuracy", adoption: "binding" as const, reason: "" };
    const outline = { items: [], clauses: [choice], confirmation: null };
    const board = complianceOf(project({ outline }, { choices: [choice] }));
    expect(clauseRow(board, "acc.tech.accuracy")).toMatchObject({
      verdict: "not-applicable",
      reason: { zh: "已由附录A.1 的场景值代替（大纲采用）" },
      replacedBy: "clause:A1.pm.accuracy",
    });
  });

  test("promised by the contract, it replaces the general clause too", () => {
    const own = requirement("P", promised, { adoption: "binding", demand: demand("accuracy", "gte", "95") });
    const board = complianceOf(project({ outline: items(own, scenario("reference")) }));
    expect(clauseRow(board, "acc.tech.accuracy").replacedBy).toBe(`requirement:${id("P")}`);
  });

  test("as a reference it replaces nothing", () => {
    const board = complianceOf(project({ outline: items(scenario("reference")) }));
    expect(clauseRow(board, "acc.tech.accuracy")).toMatchObject({ verdict: "undetermined", replacedBy: null });
  });

  test("a general clause adopted as binding gives way and no longer decides; one kept as a reference goes on being reported", () => {
    const general = (adoption: "binding" | "reference") => requirement("Q", clause("acc.tech.accuracy"), { adoption });
    const judged = (adoption: "binding" | "reference") => {
      const { dossier, pack } = project({ outline: items(general(adoption), scenario("binding")) });
      return judgeRecord(dossier, record ?? { readings: [] }, pack)[0]?.judgement;
    };
    expect(judged("binding")?.rows.map(({ verdict }) => verdict)).toEqual(["not-applicable", "met"]);
    expect(judged("binding")?.deciding).toBe(id("S"));
    expect(judged("reference")?.rows.map(({ verdict }) => verdict)).toEqual(["met", "met"]);
  });
});
