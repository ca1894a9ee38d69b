import path from "node:path";
import { mkdirSync } from "node:fs";
import type { DemoStory, StoryMember } from "#resources/demo/story-schema.ts";
import { demoPins, expertsOf, personKey } from "#engine/demo/demo-people.ts";
import { readDemoAlliance } from "#engine/demo/story-files.ts";
import { seatedPanel } from "#engine/demo/story-to-draft.ts";
import type { Id } from "#shared/ids.ts";
import { resources, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";
import { type StoryClock, storyClock } from "./story-clock.ts";

/** Someone who takes part: where their seat is, and the PIN they sign with. */
export interface Player {
  readonly station: TestWorkstation;
  readonly identityId: Id;
  readonly name: string;
  readonly pin: string;
}

/** Three workstations around one mailbox: the secretariat's at the table with most seats, and two experts' own laptops. */
export interface Table {
  readonly clock: StoryClock;
  readonly station: TestWorkstation;
  readonly laptops: readonly TestWorkstation[];
  readonly secretariat: Player;
  readonly recorder: Player;
  /** Everyone on a panel, by {@link personKey}. */
  readonly experts: ReadonlyMap<string, Player>;
  /** The mailbox all three share. */
  readonly mailbox: string;
  /** Fingerprint of the alliance's root key. */
  readonly anchor: string;
  /** Reviews played at this table, by story: what a later one may follow. */
  readonly played: Map<string, Id>;
  readonly close: () => Promise<void>;
}

/** The passphrase of every workstation of a story. */
export const storyPassphrase = "柳州 螺蛳粉 七月 大雨 九十三 correct horse";
const validUntil = "2029-12-31";

export interface TableFolders {
  /** Each workstation gets a folder of its own in here. */
  readonly homes: string;
  readonly mailbox: string;
  /** Whether nobody brings a laptop: every seat is at the one workstation, `table`. */
  readonly oneWorkstation?: boolean;
  /** The time at this table; that of the stories where none is given. */
  readonly clock?: StoryClock;
}

/** Founds the alliance and enrols everyone the stories of one day need: most at the door, two by request and credential files. */
export async function layTable(
  stories: readonly DemoStory[],
  { homes, mailbox, oneWorkstation = false, clock = storyClock(earliest(stories)) }: TableFolders,
): Promise<Table> {
  const open = (name: string): TestWorkstation => {
    const home = path.join(homes, name);
    mkdirSync(home, { recursive: true });
    return startWorkstation({ home, clock: clock.now });
  };
  mkdirSync(mailbox, { recursive: true });
  const station = open("table");
  const { client, platform } = station;
  const people = expertsOf(stories);
  const [secretariatPin = "", recorderPin = "", ...pins] = demoPins(people.length + 2);
  const alliance = readDemoAlliance(resources);

  await valueOf(client.vault.create({ label: "秘书处工作站", passphrase: storyPassphrase }));
  const { name, secretariat: head } = alliance;
  const founded = await valueOf(client.alliance.found({ name, secretariat: head, pin: secretariatPin }));
  await valueOf(client.sync.setMailbox({ folder: platform.folder(mailbox) }));
  const secretariat = { station, identityId: founded.identityId, name: head.name, pin: secretariatPin };
  const atDoor = async (person: Enrolling, pin: string): Promise<Player> => {
    const enrolled = await valueOf(client.alliance.enrolAtDoor({ person, validUntil, pin, issuerPin: secretariatPin }));
    return { station, identityId: enrolled.identityId, name: person.name, pin };
  };
  const recorder = await atDoor({ ...alliance.recorder, category: null, roles: ["recorder"] }, recorderPin);

  const owners = oneWorkstation ? [] : laptopOwners(stories);
  const laptops = owners.map((_, index) => open(`laptop-${index + 1}`));
  const experts = new Map<string, Player>();
  for (const [index, { role: _role, ...expert }] of people.entries()) {
    const laptop = laptops[owners.indexOf(personKey(expert))];
    const person = { ...expert, roles: ["expert"] } satisfies Enrolling;
    const pin = pins[index] ?? "";
    const player =
      laptop === undefined
        ? await atDoor(person, pin)
        : await byFiles(secretariat, laptop, { person, pin, anchor: founded.anchor, mailbox });
    experts.set(personKey(expert), player);
  }
  const close = async (): Promise<void> => {
    for (const each of [station, ...laptops]) await each.application.close();
  };
  return {
    clock,
    station,
    laptops,
    secretariat,
    recorder,
    experts,
    mailbox,
    anchor: founded.anchor,
    played: new Map(),
    close,
  };
}

/** Opens a player's own seat where it is. */
export async function sitDown({ station, identityId, pin }: Player): Promise<TestWorkstation["client"]> {
  await valueOf(station.client.seats.enter({ identityId, pin }));
  return station.client;
}

/** Opens a player's seat and exchanges with the mailbox once. */
export async function exchange(player: Player): Promise<void> {
  const client = await sitDown(player);
  await valueOf(client.sync.run({}));
}

type Enrolling = Parameters<TestWorkstation["client"]["alliance"]["enrolAtDoor"]>[0]["person"];

/** The two members who bring their own laptop: they sit on every panel of the day, lead none and sign at a seat. */
function laptopOwners(stories: readonly DemoStory[]): readonly string[] {
  const first = stories[0]?.panel ?? [];
  const brings = (member: StoryMember): boolean =>
    stories.every((story) => {
      const self = story.panel.find((candidate) => personKey(candidate) === personKey(member));
      const sits = seatedPanel(story).some(({ key, position }) => key === self?.key && position === "member");
      return sits && self?.commitment === "signed";
    });
  return first.filter(brings).map(personKey).slice(0, 2);
}

/** Enrolment from afar: keys are made on the laptop, the request goes out as a file, the credential comes back as one. */
async function byFiles(
  secretariat: Player,
  laptop: TestWorkstation,
  { person, pin, anchor, mailbox }: { person: Enrolling; pin: string; anchor: string; mailbox: string },
): Promise<Player> {
  const issuing = await sitDown(secretariat);
  const { client } = laptop;
  await valueOf(client.vault.create({ label: `${person.name}的电脑`, passphrase: storyPassphrase }));
  const requested = await valueOf(
    client.alliance.requestEnrolment({ person, pin, save: laptop.platform.place("登记申请.gjx") }),
  );
  const read = await valueOf(
    issuing.alliance.readRequest({ file: carry("登记申请.gjx", laptop, secretariat.station) }),
  );
  if (read.fingerprint !== requested.fingerprint) throw new Error("the request names another key");
  await valueOf(
    issuing.alliance.issueCredential({
      request: read.request,
      roles: ["expert"],
      validUntil,
      pin: secretariat.pin,
      save: secretariat.station.platform.place("专家证书.gjx"),
    }),
  );
  const player = { station: laptop, identityId: requested.identityId, name: person.name, pin };
  await sitDown(player);
  const { credential } = await valueOf(
    client.alliance.readCredential({ file: carry("专家证书.gjx", secretariat.station, laptop) }),
  );
  await valueOf(client.alliance.acceptCredential({ credential, anchor }));
  await valueOf(client.sync.setMailbox({ folder: laptop.platform.folder(mailbox) }));
  return player;
}

/** Carries a saved file from one workstation to another, as a stick would; answers the grant. */
export function carry(name: string, from: TestWorkstation, to: TestWorkstation): string {
  const bytes = from.platform.saved.get(name);
  if (bytes === undefined) throw new Error(`nothing was saved as ${name}`);
  return to.platform.give(name, bytes);
}

/** A day before the first outline was confirmed: invitations go out after it, commitments later still. */
function earliest(stories: readonly DemoStory[]): string {
  const first = stories.map((story) => story.outline.confirmation.at).toSorted()[0] ?? "2026-01-01T00:00:00Z";
  return new Date(Date.parse(first) - 86_400_000).toISOString();
}
