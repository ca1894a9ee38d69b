import type { DemoStory } from "#resources/demo/story-schema.ts";
import { personKey } from "#engine/demo/demo-people.ts";
import { materialFile } from "#engine/demo/story-files.ts";
import {
  draftOf,
  drawnPanel,
  isReplaced,
  recusalAnswer,
  seatedPanel,
  type StoryDraft,
  type StoryPanelMember,
} from "#engine/demo/story-to-draft.ts";
import { namesOf, type StoryNames } from "#engine/demo/story-to-record.ts";
import { type Digest, type Id, newId } from "#shared/ids.ts";
import { randomBytes } from "node:crypto";
import { resources, valueOf } from "#test/support/workstation.ts";
import { carry, exchange, type Player, sitDown, type Table } from "./table.ts";

/** A member of the panel that sits, and where their seat is. */
export interface Sitter extends Player {
  readonly key: string;
  readonly position: StoryPanelMember["position"];
  readonly commitment: "signed" | "paper";
}

/** A dossier issued and delivered: what the rest of the story is played on. */
export interface IssuedStory {
  readonly story: DemoStory;
  readonly reviewId: Id;
  readonly digest: Digest;
  readonly draft: StoryDraft;
  readonly names: StoryNames;
  /** Members who sit, the chair first; alternates who do not join are left out. */
  readonly members: readonly Sitter[];
  readonly chair: Sitter;
  /** Name under which the secretariat saved the sealed `.gjd`. */
  readonly package: string;
}

/** Builds a story's dossier, asks everyone about recusal, issues it, and delivers it by file and by mailbox. */
export async function issueStory(table: Table, story: DemoStory): Promise<IssuedStory> {
  const { secretariat, recorder, station } = table;
  const client = await sitDown(secretariat);
  const draft = draftOf(story, () => newId((size) => new Uint8Array(randomBytes(size))));
  const dossierId = await beginDossier(table, story, draft);
  await valueOf(client.dossiers.writeTargets({ dossierId, targets: draft.targets }));
  const files = draft.materials.map(({ file, input }) => ({
    ...input,
    file: station.platform.giveFile(materialFile(resources, story, file)),
  }));
  const materials = await valueOf(client.dossiers.addMaterials({ dossierId, files }));
  await valueOf(client.dossiers.writeOutline({ dossierId, outline: draft.outline }));
  const writePanel = async (panel: readonly StoryPanelMember[]): Promise<void> => {
    const members = panel.map(({ key, position }) => ({
      identityId: playerOf(table, story, key).identityId,
      position,
    }));
    await valueOf(client.dossiers.writePanel({ dossierId, recorder: recorder.identityId, members }));
  };
  await writePanel(drawnPanel(story));
  await valueOf(client.dossiers.invite({ dossierId, pin: secretariat.pin }));
  await exchange(secretariat);
  await answerRecusals(table, story, dossierId);
  await exchange(secretariat);
  const seated = seatedPanel(story);
  if (isReplaced(story)) await writePanel(seated);
  table.clock.moveTo(story.outline.confirmation.at);
  const { digest } = await valueOf(client.dossiers.issue({ dossierId, reason: "", pin: secretariat.pin }));

  const sitters = seated
    .filter(({ position }) => position !== "alternate")
    .map(({ key, position }): Sitter => {
      const commitment = story.panel.find((member) => member.key === key)?.commitment ?? "signed";
      return { ...playerOf(table, story, key), key, position, commitment };
    });
  const chair = sitters.find(({ position }) => position === "chair");
  if (chair === undefined) throw new Error(`${story.id} has no chair`);
  const saved = `${story.id}.gjd`;
  await deliver(table, sitters, digest, saved);
  table.played.set(story.id, dossierId);
  const people = new Map(story.panel.map(({ key }) => [key, playerOf(table, story, key).identityId]));
  return {
    story,
    reviewId: dossierId,
    digest,
    draft,
    names: namesOf(draft, materials, people),
    members: sitters.toSorted((left, right) => Number(right === chair) - Number(left === chair)),
    chair,
    package: saved,
  };
}

/** A draft of its own, or one begun from the result it follows: then with what that one left open, and nothing else. */
async function beginDossier(table: Table, story: DemoStory, draft: StoryDraft): Promise<Id> {
  const client = await sitDown(table.secretariat);
  const { profile } = draft;
  if (story.follows === null) return (await valueOf(client.dossiers.create({ profile }))).dossierId;
  const first = table.played.get(story.follows);
  if (first === undefined) throw new Error(`${story.follows} was not played before ${story.id}`);
  const { dossierId } = await valueOf(client.dossiers.follow({ reviewId: first }));
  const begun = await valueOf(client.dossiers.read({ dossierId }));
  const open = [...begun.targets, ...begun.outline.items].map(({ no }) => no).join(" ");
  const due = [...story.targets, ...story.outline.items].map(({ no }) => no).join(" ");
  if (open !== due) throw new Error(`${story.id} reopens ${open} instead of ${due}`);
  await valueOf(client.dossiers.writeProfile({ dossierId, profile }));
  return dossierId;
}

/** Everyone who was drawn answers at their own seat; the laptops get the sheet and send the answer through the mailbox. */
async function answerRecusals(table: Table, story: DemoStory, dossierId: Id): Promise<void> {
  for (const member of story.panel) {
    const player = playerOf(table, story, member.key);
    const client = await sitDown(player);
    const remote = player.station !== table.station;
    if (remote) await exchange(player);
    await valueOf(client.dossiers.answerRecusal({ dossierId, ...recusalAnswer(member), pin: player.pin }));
    if (remote) await exchange(player);
  }
}

/** The first laptop is handed the package as a file, every laptop finds it in the mailbox; importing it twice changes nothing. */
async function deliver(table: Table, members: readonly Sitter[], digest: Digest, saved: string): Promise<void> {
  const { secretariat, station } = table;
  const client = await sitDown(secretariat);
  const save = station.platform.place(saved);
  await valueOf(client.dossiers.exportPackage({ digest, pin: secretariat.pin, save }));
  const remote = members.filter((member) => member.station !== station);
  const [byFile] = remote;
  if (byFile !== undefined) await importFile(byFile, carry(saved, station, byFile.station));
  const { queued } = await valueOf(client.dossiers.sendPackage({ digest, pin: secretariat.pin }));
  if (queued !== remote.length) throw new Error(`${queued} packages queued for ${remote.length} laptops`);
  await exchange(secretariat);
  for (const member of remote) {
    await exchange(member);
    const { inbox } = await valueOf(member.station.client.sync.state({}));
    const refused = inbox.find((row) => row.state === "refused");
    if (refused !== undefined) throw new Error(`${member.name} refused ${refused.what.en}: ${refused.reason?.en}`);
  }
}

async function importFile(player: Player, file: string): Promise<void> {
  const client = await sitDown(player);
  const inspection = await valueOf(client.packages.inspect({ file }));
  const unproved = inspection.checks.filter((check) => check.state !== "proved");
  if (!inspection.importable || !inspection.issuer.known || unproved.length > 0)
    throw new Error(`the package is not importable: ${unproved.map((check) => check.text.en).join("; ")}`);
  await valueOf(client.packages.import({ inspection: inspection.inspection }));
}

/** The person behind a key of a story. */
export function playerOf(table: Table, story: DemoStory, key: string): Player {
  const member = story.panel.find((candidate) => candidate.key === key);
  const player = member === undefined ? undefined : table.experts.get(personKey(member));
  if (player === undefined) throw new Error(`${story.id} has nobody called ${key}`);
  return player;
}
