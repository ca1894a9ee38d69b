import type { z } from "zod";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import type { privateDraftSchema } from "#shared/contract/sheets.ts";
import type { Finding } from "#shared/domain/scoring/sheet.ts";
import type { StoryNames } from "./story-to-record.ts";

/** One private field as `sheets.write` takes it. */
export interface PrivateWrite {
  readonly key: string;
  readonly value: z.input<typeof privateDraftSchema>;
}

type StorySheet = DemoStory["sheets"][number];

/** What a member writes while reading and watching: findings, and the note that never leaves the seat. */
export function findingWrites(sheet: StorySheet, names: StoryNames): readonly PrivateWrite[] {
  const seen = new Map<string, number>();
  const findings = sheet.findings.map(({ about, text }): PrivateWrite => {
    const subject = `${about.type}:${subjectOf(about, names)}`;
    const before = seen.get(subject) ?? 0;
    seen.set(subject, before + 1);
    // A second finding on the same thing is a field of its own.
    return { key: before === 0 ? subject : `${subject}:${before + 1}`, value: { kind: "finding", text } };
  });
  return [...findings, { key: "notes", value: { kind: "note", text: sheet.privateNote } }];
}

/** What a member enters once the applicant has left: every criterion, and the comment where there is one. */
export function scoreWrites(sheet: StorySheet): readonly PrivateWrite[] {
  const scores = sheet.scores.map((score): PrivateWrite => ({
    key: score.criterionId,
    value: { kind: "score", ...score },
  }));
  return sheet.comment === ""
    ? scores
    : [...scores, { key: "comment", value: { kind: "comment", text: sheet.comment } }];
}

function subjectOf({ type, no }: StorySheet["findings"][number]["about"], names: StoryNames): Finding["about"]["id"] {
  switch (type) {
    case "material":
      return names.material(no);
    case "test-item":
      return names.testItem(no);
    case "target":
      return names.target(no);
    case "general":
      return "";
  }
}
