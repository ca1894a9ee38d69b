import { beforeAll, expect, test } from "vitest";
import { readStories } from "#engine/demo/story-files.ts";
import { codeOf, resources, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

const stories = readStories(resources).filter(({ follows }) => follows === null);
let station: TestWorkstation;
let demo: Awaited<ReturnType<typeof open>>;

function open({ client }: TestWorkstation) {
  return valueOf(client.demo.open({}));
}

beforeAll(async () => {
  station = startWorkstation();
  demo = await open(station);
});

test("every shipped story is a dossier at the table, in a sitting with those of its day", async () => {
  const { client } = station;
  const { rows } = await valueOf(
    client.dossiers.list({ text: "", state: "at-the-table", kind: null, sector: null, offset: 0, limit: 50 }),
  );
  expect(rows.map(({ code }) => code).toSorted()).toEqual(stories.map(({ profile }) => profile.code).toSorted());
  expect(rows.every((row) => row.demo && row.version === 1)).toBe(true);
  const sittings = await valueOf(client.reviews.sittings({}));
  expect(sittings).toHaveLength(new Set(stories.map(({ sitting }) => sitting.id)).size);
  expect(sittings.flatMap(({ reviews }) => reviews)).toHaveLength(stories.length);
});

test("the library is narrowed by sector, and offers the sectors it holds, the most frequent first", async () => {
  const { client } = station;
  const of = (sector: string) => stories.filter(({ profile }) => profile.sector === sector);
  const offered = await valueOf(client.dossiers.sectors({}));
  expect(offered.toSorted()).toEqual([...new Set(stories.map(({ profile }) => profile.sector))].toSorted());
  const counts = offered.map((sector) => of(sector).length);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  const [sector = ""] = offered;
  const { rows, total } = await valueOf(
    client.dossiers.list({ text: "", state: null, kind: null, sector, offset: 0, limit: 50 }),
  );
  expect(total).toBe(of(sector).length);
  expect(rows.map(({ code }) => code).toSorted()).toEqual(
    of(sector)
      .map(({ profile }) => profile.code)
      .toSorted(),
  );
});

test("each person is enrolled once, with a PIN of their own that opens their seat", async () => {
  const { client } = station;
  const pins = demo.people.map(({ pin }) => pin);
  expect(new Set(pins).size).toBe(pins.length);
  expect(pins.every((pin) => /^\d{6}$/.test(pin))).toBe(true);
  expect(new Set(demo.people.map(({ identityId }) => identityId)).size).toBe(demo.people.length);
  const seats = await valueOf(client.seats.list({}));
  expect(seats.map(({ identityId }) => identityId).toSorted()).toEqual(
    demo.people.map(({ identityId }) => identityId).toSorted(),
  );
  for (const { identityId, pin } of demo.people)
    expect(await codeOf(client.seats.enter({ identityId, pin }))).toBe("ok");
  const [first, second] = demo.people;
  expect(await codeOf(client.seats.enter({ identityId: first?.identityId ?? "", pin: second?.pin ?? "" }))).toBe(
    "wrong-pin",
  );
});

test("materials are sealed: their bytes are those of the shipped files, and a member reads none before the commitment", async () => {
  const { client, application } = station;
  const { rows } = await valueOf(
    client.dossiers.list({ text: "", state: null, kind: null, sector: null, offset: 0, limit: 50 }),
  );
  for (const { dossierId, code } of rows) {
    const story = stories.find(({ profile }) => profile.code === code);
    const { materials, panel, completeness } = await valueOf(client.dossiers.read({ dossierId }));
    expect(materials.map(({ no }) => no)).toEqual(story?.materials.map(({ no }) => no));
    expect(completeness.filter(({ state }) => state === "missing")).toEqual([]);
    const member = panel.find(({ position, conflict }) => position === "member" && !conflict);
    const pin = demo.people.find(({ identityId }) => identityId === member?.identityId)?.pin ?? "";
    await valueOf(client.seats.enter({ identityId: member?.identityId ?? "", pin }));
    const wanted = { dossierId, materialId: materials[0]?.id ?? "" };
    expect(await codeOf(client.materials.open(wanted))).toBe("gate-closed");
    await valueOf(client.reviews.commit({ reviewId: dossierId, pin }));
    const { grant, size } = await valueOf(client.materials.open(wanted));
    expect((await application.material(grant))?.size).toBe(size);
  }
});

test("whoever stepped back from one project is listed with the conflict and sits on the other", async () => {
  const { client } = station;
  const stepping = stories.flatMap((story) =>
    story.panel.filter(({ replacedBy }) => replacedBy !== null).map((member) => ({ story, member })),
  );
  expect(stepping.length).toBeGreaterThan(0);
  const { rows } = await valueOf(
    client.dossiers.list({ text: "", state: null, kind: null, sector: null, offset: 0, limit: 50 }),
  );
  for (const { story, member } of stepping) {
    const dossierId = rows.find(({ code }) => code === story.profile.code)?.dossierId ?? "";
    const { panel } = await valueOf(client.dossiers.read({ dossierId }));
    const standIn = story.panel.find(({ key }) => key === member.replacedBy);
    expect(panel.find(({ name }) => name === member.name)).toMatchObject({ position: "alternate", conflict: true });
    expect(panel.find(({ name }) => name === standIn?.name)).toMatchObject({
      position: member.position,
      conflict: false,
    });
  }
});

test("progress counts every step once, and a second demo is a workstation of its own", async () => {
  const steps = station.platform.events.flatMap((event) =>
    event.type === "progress" && event.task === "demo" ? [event] : [],
  );
  expect(steps.map(({ done }) => done)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.at(-1)?.done).toBe(steps[0]?.total);
  const again = await open(station);
  expect(again.workstationId).not.toBe(demo.workstationId);
  const known = await valueOf(station.client.vault.list({}));
  expect(known.map(({ label, demo: isDemo }) => [label, isDemo])).toEqual([
    ["演示工作站 2", true],
    ["演示工作站", true],
  ]);
  await valueOf(station.client.vault.lock({}));
  const unlocked = await valueOf(station.client.vault.unlock({ id: demo.workstationId, passphrase: demo.passphrase }));
  expect(unlocked).toMatchObject({ state: "unlocked", readingOnly: false, recoveryConfirmed: true });
});
