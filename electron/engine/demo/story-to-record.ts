import type { z } from "zod";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import type { recordGroup } from "#shared/contract/reviews.ts";
import { attendanceKey, type Reading, type RecordEntryKind } from "#shared/domain/record/entries.ts";
import type { Id } from "#shared/ids.ts";
import { known, type StoryDraft } from "./story-to-draft.ts";

/** What a story's keys and numbers stand for once its people are enrolled and its materials sealed. Each throws Refusal `not-found`. */
export interface StoryNames {
  readonly person: (key: string) => Id;
  readonly target: (no: string) => Id;
  readonly testItem: (no: string) => Id;
  readonly material: (no: string) => Id;
}

/** Gathers the names. `people` is by the story's member keys, `materials` as `dossiers.addMaterials` answered. */
export function namesOf(
  draft: Pick<StoryDraft, "targetIds" | "testItemIds">,
  materials: readonly { readonly no: string; readonly id: Id }[],
  people: ReadonlyMap<string, Id>,
): StoryNames {
  const materialIds = new Map(materials.map(({ no, id }) => [no, id]));
  return {
    person: (key) => known(people, "成员 / member", key),
    target: (no) => known(draft.targetIds, "指标 / target", no),
    testItem: (no) => known(draft.testItemIds, "大纲 / outline", no),
    material: (no) => known(materialIds, "材料 / material", no),
  };
}

/** One entry as `record.write` takes it. */
export interface RecordWrite {
  readonly kind: RecordEntryKind;
  readonly key: string;
  readonly value: z.input<typeof recordGroup.write.input>["value"];
}

/** 签到. */
export function attendanceWrites(story: DemoStory, names: StoryNames): readonly RecordWrite[] {
  return story.attendance.map(({ member, ...entry }) => {
    const value = { ...entry, identityId: member === null ? null : names.person(member) };
    return { kind: "attendance", key: attendanceKey(value), value };
  });
}

/** Commitments signed in ink; `at` is when they were. */
export function paperCommitmentWrites(story: DemoStory, names: StoryNames, at: string): readonly RecordWrite[] {
  return story.panel
    .filter((member) => member.commitment === "paper" && member.replacedBy === null && member.position !== "alternate")
    .map((member) => names.person(member.key))
    .map((identityId) => ({ kind: "paper-commitment", key: identityId, value: { identityId, at } }));
}

/** Moments of the order of business, one entry each, in the story's order. */
export function eventWrites(story: DemoStory): readonly RecordWrite[] {
  return story.events.map((value) => ({ kind: "event", key: value.event, value }));
}

/** 材料审核, 经费审核. */
export function checkWrites(story: DemoStory, names: StoryNames): readonly RecordWrite[] {
  const checks = story.materialChecks.map(({ material, present, originalSeen, verdict, remark }): RecordWrite => {
    const materialId = names.material(material);
    const value = { materialId, present, originalSeen, verdict, remark };
    return { kind: "material-check", key: materialId, value };
  });
  return story.finance === null ? checks : [...checks, { kind: "finance", key: "one", value: story.finance }];
}

/** Readings typed at the table or taken from a material; those of a CSV are imported ({@link csvReadings}). */
export function readingWrites(story: DemoStory, names: StoryNames): readonly RecordWrite[] {
  return story.readings.flatMap(({ item, source, values, sampledBy, environment, witness, remark }) => {
    if (source.type === "csv") return [];
    const testItemId = names.testItem(item);
    const value = {
      testItemId,
      values,
      source:
        source.type === "typed" ? source : ({ type: "material", materialId: names.material(source.material) } as const),
      sampledBy,
      environment,
      witness,
      remark,
    };
    return [{ kind: "reading" as const, key: testItemId, value }];
  });
}

/** A CSV file of the story's materials to import whole. */
export interface CsvReading {
  readonly testItemId: Id;
  /** File name inside the story's `materials/`. */
  readonly file: string;
  readonly rows: number;
  readonly mapping: z.input<typeof recordGroup.importCsv.input>["mapping"];
  readonly sampledBy: string;
  readonly environment: string;
  readonly witness: Reading["witness"];
  readonly remark: string;
}

/** Readings that come from a CSV file. Throws Refusal `not-found` where the story names a material it does not have. */
export function csvReadings(story: DemoStory, names: StoryNames): readonly CsvReading[] {
  const files = new Map(story.materials.map(({ no, file }) => [no, file]));
  return story.readings.flatMap(({ item, source, sampledBy, environment, witness, remark }) => {
    if (source.type !== "csv") return [];
    const { material, rows, mapping } = source;
    const file = known(files, "材料 / material", material);
    return [{ testItemId: names.testItem(item), file, rows, mapping, sampledBy, environment, witness, remark }];
  });
}

/** 质询, 补充材料. */
export function questionWrites(story: DemoStory, names: StoryNames): readonly RecordWrite[] {
  const questions = story.questions.map((question): RecordWrite => ({
    kind: "question",
    key: String(question.no).padStart(3, "0"),
    value: { ...question, askedBy: question.askedBy === null ? null : names.person(question.askedBy) },
  }));
  const supplements = story.supplements.map((value, index): RecordWrite => ({
    kind: "supplement",
    key: String(index + 1).padStart(3, "0"),
    value,
  }));
  return [...questions, ...supplements];
}
