import { createReadStream, statSync } from "node:fs";
import path from "node:path";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { Refusal } from "#shared/errors.ts";
import { type Id, newId } from "#shared/ids.ts";
import type { CommandContext } from "../context.ts";
import { dossiersHandlers } from "../dossiers/handlers.ts";
import { reviewsHandlers } from "../sitting/handlers.ts";
import { type DemoSeat, personKey } from "./demo-people.ts";
import { materialFile } from "./story-files.ts";
import {
  draftOf,
  drawnPanel,
  isReplaced,
  recusalAnswer,
  seatedPanel,
  type StoryPanelMember,
} from "./story-to-draft.ts";

export interface ToBuild {
  readonly stories: readonly DemoStory[];
  readonly secretariat: DemoSeat;
  readonly recorder: DemoSeat;
  /** By {@link personKey}. */
  readonly experts: ReadonlyMap<string, DemoSeat>;
  /** Called after each person's answer and each part of a dossier. */
  readonly step: () => void;
}

/** Builds, issues and seats every story's dossier. The secretariat's seat is open when it starts and when it ends. */
export async function buildDossiers(context: CommandContext, build: ToBuild): Promise<void> {
  const { stories, secretariat, step } = build;
  const dossiers = new Map<DemoStory, Id>();
  for (const story of stories) {
    dossiers.set(story, await draftDossier(context, build, story));
    step();
  }
  for (const expert of build.experts.values()) await answerRecusals(context, build, expert, dossiers);
  await context.vault.enterSeat(secretariat.identityId, secretariat.pin);
  const sittings = new Map<string, Id>();
  for (const [story, dossierId] of dossiers) {
    if (isReplaced(story)) await writePanel(context, build, story, dossierId, seatedPanel(story));
    await dossiersHandlers.issue(context, { dossierId, reason: "", pin: secretariat.pin });
    const { id, title, place, startsAt } = story.sitting;
    const sittingId =
      sittings.get(id) ??
      (await reviewsHandlers.createSitting(context, { title, place, date: startsAt.slice(0, 10) })).sittingId;
    sittings.set(id, sittingId);
    await reviewsHandlers.addToSitting(context, { sittingId, reviewId: dossierId });
    step();
  }
}

async function draftDossier(context: CommandContext, build: ToBuild, story: DemoStory): Promise<Id> {
  const draft = draftOf(story, () => newId(context.random));
  const { dossierId } = await dossiersHandlers.create(context, { profile: draft.profile });
  await dossiersHandlers.writeTargets(context, { dossierId, targets: draft.targets });
  await dossiersHandlers.writeOutline(context, { dossierId, outline: draft.outline });
  const files = draft.materials.map(({ file, input }) => ({
    ...input,
    file: materialFile(context.packs.resources, story, file),
  }));
  await dossiersHandlers.addMaterials(readingShippedFiles(context), { dossierId, files });
  await writePanel(context, build, story, dossierId, drawnPanel(story));
  await dossiersHandlers.invite(context, { dossierId, pin: build.secretariat.pin });
  return dossierId;
}

async function writePanel(
  context: CommandContext,
  { experts, recorder }: ToBuild,
  story: DemoStory,
  dossierId: Id,
  panel: readonly StoryPanelMember[],
): Promise<void> {
  const members = panel.map(({ key, position }) => {
    const member = story.panel.find((candidate) => candidate.key === key);
    const seat = member === undefined ? undefined : experts.get(personKey(member));
    if (seat === undefined) throw new Refusal("not-found", { what: `${story.id} ${key}` });
    return { identityId: seat.identityId, position };
  });
  await dossiersHandlers.writePanel(context, { dossierId, recorder: recorder.identityId, members });
}

/** One person answers, at their own seat, every recusal check sheet that waits for them. */
async function answerRecusals(
  context: CommandContext,
  { experts, step }: ToBuild,
  expert: DemoSeat,
  dossiers: ReadonlyMap<DemoStory, Id>,
): Promise<void> {
  await context.vault.enterSeat(expert.identityId, expert.pin);
  for (const [story, dossierId] of dossiers) {
    const member = story.panel.find((candidate) => experts.get(personKey(candidate))?.identityId === expert.identityId);
    if (member === undefined) continue;
    await dossiersHandlers.answerRecusal(context, { dossierId, ...recusalAnswer(member), pin: expert.pin });
    step();
  }
}

/** The same context with a platform whose file grants are paths of what ships with the program; they never reach a page. */
function readingShippedFiles(context: CommandContext): CommandContext {
  const platform: CommandContext["platform"] = {
    ...context.platform,
    takeFile: (file) => ({
      name: path.basename(file),
      size: statSync(file).size,
      stream: () => createReadStream(file),
    }),
  };
  // The context's other members are read anew at every use (the open seat changes), so it is inherited, not copied.
  return Object.create(context, { platform: { value: platform, enumerable: true } }) as CommandContext;
}
