import { beforeAll, describe, expect, test } from "vitest";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { freeze, reveal } from "#test/support/panel-stages.ts";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  signSheet,
  type TestPanel,
  voteAll,
} from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";

describe("the preview of a change on a review that has been held", () => {
  let panel: TestPanel;
  beforeAll(async () => {
    panel = await foundPanel();
    const review = await issueSmallProject(panel);
    await openSitting(panel, review);
    await importReadings(panel, review);
    await closeOpenPart(panel, review);
    for (const [index, member] of panel.members.entries()) await signSheet(member, review, index === 0 ? 60 : 80);
    await exchange(panel);
    await reveal(panel, review);
    const opinion = await freeze(panel, review);
    await voteAll(panel, review, opinion, (member) => (member === panel.guest ? "against" : "for"));
  });
  const packs = () => panel.table.client.packs;

  async function effectsOf(change: (rules: HouseRules) => HouseRules): Promise<readonly string[]> {
    await atSeat(panel, "secretariat");
    const { versions } = await valueOf(packs().rules({}));
    const inForce = versions.find((version) => version.inForce) ?? expect.fail("no rules in force");
    await valueOf(packs().writeRules({ rules: change(inForce.content) }));
    const { reviews } = await valueOf(packs().preview({}));
    return (reviews[0]?.effects ?? []).map(({ about, before, after }) => `${about}: ${before.zh} → ${after.zh}`);
  }

  test("counts the ballots that were cast under the new share, and says what becomes of the outcome", async () => {
    const stricter = (rules: HouseRules): HouseRules => ({
      ...rules,
      ballot: { ...rules.ballot, fractionNumerator: 9, fractionDenominator: 10 },
    });
    expect(await effectsOf(stricter)).toEqual([
      "votes: 5 人中须 4 票，得 4 票，通过 → 5 人中须 5 票，得 4 票，未过",
      "outcome: 通过 → 尚无结论，须再表决",
    ]);
  });

  test("adds up the sheets that count under the new rule, and shows their total alone", async () => {
    const trimmed = (rules: HouseRules): HouseRules => ({ ...rules, scoring: { ...rules.scoring, trimmed: true } });
    const [score, ...others] = await effectsOf(trimmed);
    // The chair's lower scores are dropped where at least five members scored: all four criteria everyone scores.
    expect(score).toMatch(/^score: 7\d\.\d 分 → 7\d\.\d 分$/);
    expect(others).toEqual([]);
    const { reviews } = await valueOf(packs().preview({}));
    expect(JSON.stringify(reviews)).not.toContain(panel.chair.identityId);
  });

  test("says when a pass mark would not have been reached", async () => {
    const marked = (rules: HouseRules): HouseRules => ({ ...rules, scoring: { ...rules.scoring, passMark: 8000 } });
    const [score] = await effectsOf(marked);
    expect(score).toContain("未达合格线 80 分");
  });
});
