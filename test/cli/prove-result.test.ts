import { beforeAll, expect, test } from "vitest";
import { proveResult } from "#cli/prove-result.ts";
import { statementsOf } from "#engine/statements.ts";
import { readStatement, type VerifiedStatement } from "#engine/trust/signing.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import type { StatementKind } from "#shared/trust/kinds.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import { withCopy } from "#test/support/adversary.ts";
import { freeze, playedTo, reveal } from "#test/support/panel-stages.ts";
import { sealPaper, typePaper } from "#test/support/paper-sheet.ts";
import { exchange, signSheet, sitDown, voteAll } from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";

const kinds = [
  "dossier",
  "joint-record",
  "sheet",
  "transcription",
  "reveal",
  "opinion",
  "ballot",
  "result",
] as const satisfies readonly StatementKind[];

/** What a signed result brings: one member's sheet came on paper, everyone gave eighty of a hundred. */
let brought: readonly VerifiedStatement[];
beforeAll(async () => {
  const closed = await playedTo("closed");
  const panel = await closed.restore();
  const { review } = closed;
  const paper = panel.members.find(({ category }) => category === "industry") ?? expect.fail("nobody on paper");
  await typePaper(panel, paper, review, 80);
  await valueOf(sealPaper(panel, paper, review));
  for (const member of panel.members) if (member !== paper) await signSheet(member, review);
  await exchange(panel);
  await reveal(panel, review);
  await voteAll(panel, review, await freeze(panel, review), () => "for");
  await sitDown(panel.chair);
  await valueOf(panel.table.client.chair.signResult({ reviewId: review.reviewId, pin: panel.chair.pin }));
  brought = await withCopy(panel.table, ({ library: { read } }) =>
    kinds.flatMap((kind) =>
      // Whose signature it is was proved where it was read.
      statementsOf(read, review.reviewId, kind).map(({ bytes }) => ({ ...readStatement(bytes), signer: "" })),
    ),
  );
});

/** As brought, under house rules with this pass mark in hundredths of a point. */
const under = (passMark: number | null): readonly VerifiedStatement[] =>
  brought.map((one) => {
    if (!isOfKind(one, "dossier")) return one;
    const { statement } = one;
    const rules = setRule(statement.body.rules, ["scoring", "passMark"], passMark);
    return { ...one, statement: { ...statement, body: { ...statement.body, rules } } };
  });
const findings = (passMark: number | null) =>
  Object.fromEntries(proveResult(under(passMark)).map(({ place, state }) => [place, state]));

test("a sheet that came on paper counts like any other", () => {
  expect(brought.filter((one) => isOfKind(one, "transcription"))).toHaveLength(1);
  expect(findings(null)).toEqual({
    "result evidence": "proved",
    "result sheets": "proved",
    "result ballot": "proved",
    "result co-signatures": "proved",
  });
});

test("where a pass mark is set the sheets are added up again: exactly the mark passes, a hundredth more does not", () => {
  expect(findings(8000)["result pass mark"]).toBe("proved");
  expect(findings(8001)).toMatchObject({ "result pass mark": "failed", "result sheets": "proved" });
  const told = proveResult(under(8001)).find(({ place }) => place === "result pass mark");
  expect(JSON.stringify(told)).toContain("按评审表重算总分 80.0，合格线 80.01 分，未达到，结论却是通过");
});
