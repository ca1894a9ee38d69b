import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { bandOf, hundredths, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import { unzip } from "#test/engine/documents/unzip.ts";
import { button, fill, sign, takeSeat } from "./acts.ts";
import { cosign, freeze, reveal, toDesk, vote, writeSections } from "./chair-acts.ts";
import { commit, confirmRecord, score, sheetOf, signSheet } from "./member-acts.ts";
import type { Workstation } from "./opened-workstation.ts";
import { type OtherSeats, otherSeats, voteOf } from "./other-seats.ts";
import { acceptMaterials, askQuestions, note } from "./recorder-acts.ts";
import { goToStage, nameOf, pickItem, pinOf, type Players, saved, stageStep } from "./story-acts.ts";

export const recorder = "韦月华";

/** A review of some kind on the page: the recorder and the chair are played by hand, every other seat by the calls its screens make. */
export interface Played {
  readonly page: Page;
  readonly workstation: Workstation;
  readonly story: DemoStory;
  readonly kind: KindRules;
  readonly chair: { readonly name: string; readonly pin: string };
  readonly recorderPin: string;
  readonly others: OtherSeats;
}

/** Opens a review from the library at the recorder's seat, and finds the stages of its kind in the rail, in order and no others. */
export async function openKind(
  workstation: Workstation,
  story: DemoStory,
  kind: KindRules,
  players: Players,
): Promise<Played> {
  const { page } = workstation;
  await page
    .getByRole("button", { name: new RegExp(story.profile.code) })
    .filter({ hasText: kind.title.zh })
    .click();
  const recorderPin = pinOf(players, recorder);
  await takeSeat(page, recorder, recorderPin);
  const stages = page.getByRole("navigation", { name: "环节" }).locator(".rail-name");
  await expect(stages).toHaveText(kind.stages.map(({ title }) => title.zh));
  const name = nameOf(story, "m1");
  const chair = { name, pin: pinOf(players, name) };
  return { page, workstation, story, kind, chair, recorderPin, others: otherSeats(page, story, players, ["m1"]) };
}

/** From the sign-in to the materials, at the recorder's seat. */
export async function openSitting({ page, story, kind }: Played): Promise<void> {
  await goToStage(page, "签到与预备会");
  await button(page, "专家全部到会").click();
  await expect(stageStep(page, "签到与预备会")).toContainText(`${story.panel.length}/${story.panel.length}`);
  if (kind.gates.includes("outline")) await note(page, "大纲确认");
  else await expect(page.getByText("大纲确认")).toHaveCount(0);
  const presentation = kind.stages.find(({ id }) => id === "presentation");
  if (presentation !== undefined) {
    await goToStage(page, presentation.title.zh);
    await note(page, "汇报完毕");
  }
  await acceptMaterials(page, story, kind.stages.find(({ id }) => id === "materials")?.title.zh ?? "");
}

/** Questions, commitments, the applicant's leave, the signed record; then everyone's sheet, the chair's by hand. Answers what the chair read back. */
export async function closeDoors(played: Played): Promise<string> {
  const { page, story, chair, recorderPin, others } = played;
  await askQuestions(page, story);
  await takeSeat(page, chair.name, chair.pin);
  await commit(page, story, chair.pin);
  await others.commit();
  await takeSeat(page, recorder, recorderPin);
  await goToStage(page, "质询答疑");
  await button(page, "登记项目组退场").click();
  await expect(page.getByText(/^项目组退场 · .* 已登记$/)).toBeVisible();
  await goToStage(page, "闭门评议");
  await button(page, "签署评审记录").click();
  await sign(page, recorderPin);
  await others.score();
  await takeSeat(page, chair.name, chair.pin);
  await toDesk(page, "本席");
  await fillSheet(played);
  await confirmRecord(page, chair.pin);
  return signSheet(page, chair.pin);
}

/** The sheet as the form of the kind asks: points with reasons, bands with reasons, or words alone. */
async function fillSheet({ page, story, kind }: Played): Promise<void> {
  const sheet = sheetOf(story, "m1");
  if (kind.form === "points") return score(page, story, sheet);
  await goToStage(page, "闭门评议");
  await expect(page.getByLabel(/得分$/)).toHaveCount(0);
  for (const { criterionId, score: points, reason } of sheet.scores) {
    const criterion = scoredCriteria(kind.criteria).find(({ id }) => id === criterionId);
    if (criterion === undefined || points === null) throw new Error(`${story.id} scores no ${criterionId}`);
    const bands = page.getByRole("radiogroup", { name: `${criterion.title.zh} 档次` });
    await bands.getByText(bandOf(criterion, hundredths(points))?.label.zh ?? "", { exact: true }).click();
    await fill(page, `${criterion.title.zh} 理由`, reason);
  }
  await fill(page, "总体评语", sheet.findings[0]?.text ?? "");
  await saved(page);
}

/** Reveals, writes, freezes and votes round by round, co-signs, and signs the result. Answers what the chair read back of the result. */
export async function conclude(played: Played): Promise<string> {
  const { page, story, chair, others } = played;
  for (const round of story.rounds.keys()) {
    if (round > 0) await button(page, "去改稿").click();
    else await pickItem(page, "起草意见");
    await writeSections(page, story, round);
    await freeze(page, chair.pin, round + 1);
    await button(page, "下一步：表决").click();
    await vote(page, votes[voteOf(story, round, "m1")], chair.pin);
    await others.vote(round);
    await takeSeat(page, chair.name, chair.pin);
  }
  await others.cosign();
  await takeSeat(page, chair.name, chair.pin);
  await toDesk(page, "本席");
  await goToStage(page, "定稿·表决·签字");
  await cosign(page, chair.pin);
  await toDesk(page, "组长");
  await goToStage(page, "结果与回执");
  await button(page, "签署评审结果").last().click();
  const read = await sign(page, chair.pin);
  await expect(page.getByRole("note").filter({ hasText: "评审结果已签署" })).toBeVisible();
  return read;
}

/** Goes to the chair's desk and opens the sheets. */
export async function openSheets({ page, chair }: Played): Promise<void> {
  await toDesk(page, "组长");
  await goToStage(page, "闭门评议");
  await reveal(page, chair.pin);
}

const votes = { for: "同意", against: "反对", abstain: "弃权" } as const;

/** Saves a paper of the set as Word and reads its text; the page stands at the documents then. */
export async function wordTextOf({ page, workstation }: Played, title: string): Promise<string> {
  await toDesk(page, "文件");
  await page.locator(".rail-item").filter({ hasText: title }).first().click();
  await expect(page.getByRole("heading", { name: title, level: 2 })).toBeVisible();
  const file = await workstation.save(() => button(page, "另存 Word").click());
  const text = unzip(await readFile(file)).get("word/document.xml") ?? "";
  const plain = text
    .replaceAll(/<\/w:p>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&gt;", ">");
  // A title on a cover is spaced out.
  return plain.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}
