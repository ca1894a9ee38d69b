import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convertUnit, knownUnits } from "#shared/domain/measurement/units.ts";
import { fraction, toExact } from "#shared/domain/rational.ts";
import { evaluateClause, type ClauseAnswer } from "#shared/domain/standard/evaluate-clause.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { standardFiles } from "#test/resources/read-packs.ts";
import { exampleClause, examplePack } from "./example-pack.ts";

const { content: pack } = loadStandardPack(standardFiles());

function judged(id: string, answer: ClauseAnswer) {
  const clause = findClause(pack, id);
  if (clause === null) throw new TypeError(id);
  return evaluateClause(pack, clause, answer);
}

const quantity = (value: string, unit: string): ClauseAnswer => ({ form: "quantity", value, unit });

describe("evaluateClause", () => {
  test.each([
    // 以上 includes the threshold, 小于 excludes it; nothing is rounded before it is compared (ambiguity 7).
    ["acc.tech.accuracy", "90", "%", "met"],
    ["acc.tech.accuracy", "8999999/100000", "%", "unmet"],
    ["acc.tech.accuracy", "9/10", "1", "met"],
    ["acc.tech.latency", "100", "ms", "unmet"],
    ["acc.tech.latency", "99999/1000", "ms", "met"],
    ["acc.tech.latency", "1/20", "s", "met"],
    ["term.5.priority", "7/10", "1", "unmet"],
    ["term.5.gap", "3/10", "1", "unmet"],
    ["term.4.excellent", "79996/100000", "1", "unmet"],
    ["ip.company", "60", "%", "met"],
    ["ip.company", "70", "%", "met"],
    ["ip.company", "7001/100", "%", "unmet"],
    ["res.data.volume", "999", "GB", "unmet"],
    ["res.data.volume", "931", "GiB", "unmet"],
    ["res.data.volume", "932", "GiB", "met"],
    ["res.data.refresh", "168", "h", "met"],
    ["res.compute.total", "100000", "TFLOPS", "met"],
    ["A1.food.rate", "6000", "件/时", "met"],
    ["A2.fruit.rate", "83", "kg/分", "unmet"],
    ["guar.loan", "10000001", "元", "unmet"],
    ["A4.payback", "36", "月", "met"],
    ["A1.auto.speed", "4", "倍", "met"],
    ["A1.auto.speed", "299/100", "倍", "unmet"],
    ["A1.auto.speed", "3", "倍", "not-specified"],
    ["acc.tech.latency", "90", "%", "undetermined"],
    ["acc.econ.roi", "12", "%", "not-specified"],
  ] as const)("%s at %s %s is %s", (id, value, unit, verdict) => {
    expect(judged(id, quantity(value, unit)).verdict).toBe(verdict);
  });

  test("shows the comparison with enough decimals to see which side it is on", () => {
    expect(judged("term.4.excellent", quantity("79996/100000", "1")).reason.zh).toBe("0.79996 不满足 ≥ 0.8");
  });

  test("an end that does not belong to a range is outside it", () => {
    const clause = exampleClause({
      comparator: "between",
      threshold: ["60", "70"],
      inclusive: { low: false, high: true },
    });
    const at = (value: string) => evaluateClause(examplePack(), clause, quantity(value, "%"));
    expect([at("60").verdict, at("601/10").verdict, at("70").verdict]).toEqual(["unmet", "met", "met"]);
    expect(at("60").reason.zh).toBe("60 % 不满足 ∈ (60 %, 70 %]");
  });

  test("a list must be there whole, and says what is absent", () => {
    const all = ["materials", "demonstration", "questions"];
    expect(judged("acc.process", { form: "items", present: all, unchecked: [] }).verdict).toBe("met");
    expect(judged("acc.process", { form: "items", present: ["materials", "questions"], unchecked: [] })).toEqual({
      verdict: "unmet",
      reason: {
        zh: "应有 3 项，已见 2 项；缺：现场演示",
        en: "2 of 3 are there; absent: live demonstration",
      },
    });
  });

  test("what is not checked yet leaves the verdict open only where it could change it", () => {
    const open = judged("acc.process", {
      form: "items",
      present: ["materials"],
      unchecked: ["demonstration", "questions"],
    });
    expect(open.verdict).toBe("undetermined");
    expect(open.reason.zh).toBe("尚未核对：现场演示；尚未核对：质询答疑");
    const lost = judged("acc.process", { form: "items", present: ["materials"], unchecked: ["questions"] });
    expect(lost.verdict).toBe("unmet");
  });

  test("each named party must reach the number by itself", () => {
    const parties = (enterprise: number, university: number, institute: number): ClauseAnswer => ({
      form: "counts",
      counts: { enterprise, university, institute },
    });
    expect(judged("mech.1.tripartite", parties(9, 1, 1)).verdict).toBe("met");
    expect(judged("mech.1.tripartite", parties(9, 2, 0))).toEqual({
      verdict: "unmet",
      reason: {
        zh: "企业 9、高校 2、科研院所 0；各须 1",
        en: "enterprise 9, university 2, research institute 0; each needs 1",
      },
    });
  });

  test("one of the named values, and nothing else", () => {
    expect(judged("scope.region", { form: "choice", choice: "guangxi" }).verdict).toBe("met");
    expect(judged("scope.region", { form: "choice", choice: "云南" }).reason.zh).toBe("云南 不满足 = 广西");
    expect(judged("term.9.scale", { form: "choice", choice: "L6" }).verdict).toBe("unmet");
  });

  test("presence is people's word", () => {
    expect(judged("ip.principle", { form: "yes-no", yes: true }).verdict).toBe("met");
    expect(judged("ip.principle", { form: "yes-no", yes: false }).verdict).toBe("unmet");
  });

  test("what does not fit the clause, or is missing, is never guessed", () => {
    const forms: readonly ClauseAnswer[] = [
      { form: "items", present: [], unchecked: [] },
      { form: "counts", counts: {} },
      { form: "choice", choice: "90" },
      { form: "yes-no", yes: true },
    ];
    for (const answer of forms) expect(judged("acc.tech.accuracy", answer).verdict, answer.form).toBe("undetermined");
    expect(judged("ip.principle", quantity("1", "1")).verdict).toBe("undetermined");
    expect(judged("ip.principle", { form: "missing", missing: [{ zh: "缺少协议", en: "No agreement" }] })).toEqual({
      verdict: "undetermined",
      reason: { zh: "缺少协议", en: "No agreement" },
    });
    const reason = { zh: "非制造业", en: "Not manufacturing" };
    expect(judged("term.9.lift", { form: "not-applicable", reason })).toEqual({ verdict: "not-applicable", reason });
  });

  test("every clause answers every form of answer with a verdict and a reason in both languages, and never throws", () => {
    const answer = fc.oneof(
      fc.record({
        form: fc.constant("quantity" as const),
        value: fc.constantFrom("0", "1/3", "-5", "90"),
        unit: fc.constantFrom("%", "1", "级", "?"),
      }),
      fc.record({ form: fc.constant("items" as const), present: fc.constant([]), unchecked: fc.constant(["x"]) }),
      fc.record({ form: fc.constant("counts" as const), counts: fc.constant({ x: 3 }) }),
      fc.record({ form: fc.constant("choice" as const), choice: fc.string() }),
      fc.record({ form: fc.constant("yes-no" as const), yes: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pack.clauses), answer, (clause, given) => {
        const { verdict, reason } = evaluateClause(pack, clause, given);
        expect(["met", "unmet", "undetermined", "not-specified"]).toContain(verdict);
        expect(reason.zh.length * reason.en.length).toBeGreaterThan(0);
        expect(reason.zh).not.toMatch(/NaN|undefined/);
      }),
    );
  });

  test("a stated conversion never changes a verdict", () => {
    const numeric = pack.clauses.filter(
      ({ type, comparator, unit }) => type === "quantified" && comparator !== "includes" && unit !== null,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...numeric),
        fc.constantFrom(...knownUnits),
        fc.integer({ min: -300_000, max: 300_000 }),
        (clause, unit, top) => {
          const value = fraction(BigInt(top), 997n);
          const own = clause.unit ?? "1";
          const other = convertUnit(value, own, unit);
          if (other === null) return;
          const of = (exact: typeof value, inUnit: string) =>
            evaluateClause(pack, clause, { form: "quantity", value: toExact(exact), unit: inUnit }).verdict;
          expect(of(other, unit)).toBe(of(value, own));
        },
      ),
    );
  });
});

test("however close to its threshold, a value is printed on its own side (ambiguity 7)", () => {
  const { content } = loadStandardPack(standardFiles());
  const stability = findClause(content, "acc.tech.stability");
  if (stability === null) throw new TypeError("acc.tech.stability");
  const hair = 10n ** 24n;
  const value = toExact(fraction(999n * hair - 10n, 10n * hair));
  expect(evaluateClause(content, stability, { form: "quantity", value, unit: "%" }).reason.zh).toBe(
    `99.8${"9".repeat(23)} % 不满足 ≥ 99.9 %`,
  );
});
