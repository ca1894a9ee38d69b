import { expect, test } from "vitest";
import { readStories } from "#engine/demo/story-files.ts";
import { draftOf, drawnPanel, recusalAnswer, seatedPanel } from "#engine/demo/story-to-draft.ts";
import {
  attendanceWrites,
  checkWrites,
  csvReadings,
  eventWrites,
  namesOf,
  paperCommitmentWrites,
  questionWrites,
  readingWrites,
} from "#engine/demo/story-to-record.ts";
import { findingWrites, scoreWrites } from "#engine/demo/story-to-sheets.ts";
import { demoPins, expertsOf } from "#engine/demo/demo-people.ts";
import { privateDraftSchema } from "#shared/contract/sheets.ts";
import { outlineSchema } from "#shared/domain/dossier/outline.ts";
import { profileSchema } from "#shared/domain/dossier/profile.ts";
import { targetSchema } from "#shared/domain/dossier/target.ts";
import { columnMappingSchema } from "#shared/domain/measurement/csv-readings.ts";
import { recordEntrySchemas } from "#shared/domain/record/entries.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { resources } from "#test/support/workstation.ts";

/** Identifiers in order: the same story translates to the same draft. */
function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return newId((size) =>
      Uint8Array.from({ length: size }, (_, index) => (index === size - 1 ? count & 255 : count >> 8)),
    );
  };
}

function count(panel: ReturnType<typeof drawnPanel>, position: string): number {
  return panel.filter((member) => member.position === position).length;
}

const stories = readStories(resources).map((story) => [story.id, story] as const);

test.each(stories)("%s translates into the contract's own shapes", (_id, story) => {
  const makeId = counter();
  const draft = draftOf(story, makeId);
  profileSchema.parse(draft.profile);
  draft.targets.forEach((target) => targetSchema.parse(target));
  outlineSchema.parse(draft.outline);
  const people = new Map(story.panel.map(({ key }) => [key, makeId()]));
  const names = namesOf(
    draft,
    story.materials.map(({ no }) => ({ no, id: makeId() })),
    people,
  );
  const writes = [
    ...attendanceWrites(story, names),
    ...paperCommitmentWrites(story, names, story.sitting.startsAt),
    ...eventWrites(story),
    ...checkWrites(story, names),
    ...readingWrites(story, names),
    ...questionWrites(story, names),
  ];
  for (const { kind, value } of writes) recordEntrySchemas[kind].parse(value);
  const keys = writes.map(({ kind, key }) => `${kind} ${key}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const reading of csvReadings(story, names)) columnMappingSchema.parse(reading.mapping);
  const read = [
    ...readingWrites(story, names).map(({ key }) => key),
    ...csvReadings(story, names).map((each) => each.testItemId),
  ];
  expect(read.toSorted()).toEqual(story.readings.map(({ item }) => names.testItem(item)).toSorted());
  for (const sheet of story.sheets) {
    const fields = [...findingWrites(sheet, names), ...scoreWrites(sheet)];
    for (const { value } of fields) privateDraftSchema.parse(value);
    expect(new Set(fields.map(({ key, value }) => `${value.kind} ${key}`)).size).toBe(fields.length);
    expect(fields.filter(({ value }) => value.kind === "finding")).toHaveLength(sheet.findings.length);
  }
});

test.each(stories)("%s keeps one chair and as many members when an alternate stands in", (_id, story) => {
  for (const position of ["chair", "member", "alternate"])
    expect(count(seatedPanel(story), position)).toBe(count(drawnPanel(story), position));
  const gone = story.panel.filter(({ replacedBy }) => replacedBy !== null).map(({ key }) => key);
  const sitting = seatedPanel(story)
    .filter(({ position }) => position !== "alternate")
    .map(({ key }) => key);
  expect(sitting.filter((key) => gone.includes(key))).toEqual([]);
  for (const member of story.panel) expect(recusalAnswer(member).grounds.length > 0).toBe(member.replacedBy !== null);
});

test("a story that names a target it does not have is refused", () => {
  const [, story] = stories[0] ?? [];
  if (story === undefined) throw new Error("no story ships");
  const broken = { ...story, targets: story.targets.slice(1) };
  expect(() => draftOf(broken, counter())).toThrow(Refusal);
});

test("two findings on the same thing are two fields", () => {
  const [, story] = stories[0] ?? [];
  const sheet = story?.sheets[0];
  if (story === undefined || sheet === undefined) throw new Error("no sheet ships");
  const about = { type: "general", no: "" } as const;
  const findings = [
    { about, text: "甲" },
    { about, text: "乙" },
  ];
  const names = namesOf(draftOf(story, counter()), [], new Map());
  const keys = findingWrites({ ...sheet, findings }, names).map(({ key }) => key);
  expect(keys).toEqual(["general:", "general::2", "notes"]);
});

test("a person on two panels is one expert, and PINs are all different", () => {
  const experts = expertsOf(stories.map(([, story]) => story));
  const named = new Set(experts.map(({ name, unit }) => `${name} ${unit}`));
  expect(named.size).toBe(experts.length);
  expect(experts.some(({ role }) => role.zh.split(" · ").length > 2)).toBe(true);
  const pins = demoPins(5000);
  expect(new Set(pins).size).toBe(5000);
  expect(pins).not.toContain("123456");
});
