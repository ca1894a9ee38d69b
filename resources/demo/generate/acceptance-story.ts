import type { DemoStory } from "../story-schema.ts";
import { meanScore, memberRates, type Sheet } from "./story-tools.ts";

/** What the files of a dossier say, file by file; the rest of an acceptance is the same for all. */
export interface AcceptanceParts {
  readonly id: string;
  readonly profile: Pick<DemoStory, "profile" | "targets">;
  readonly outline: DemoStory["outline"];
  readonly materials: DemoStory["materials"];
  readonly table: Pick<DemoStory, "panel" | "sitting" | "attendance" | "events">;
  readonly record: Pick<DemoStory, "materialChecks" | "readings" | "questions" | "finance" | "supplements">;
  readonly sheets: readonly Sheet[];
  readonly rounds: DemoStory["rounds"];
  readonly outcome: DemoStory["outcome"];
  readonly deadline?: string;
  readonly expected: Pick<DemoStory["expected"], "measurements" | "verdicts" | "vetoes">;
}

/** The story of an acceptance, scores worked out from its sheets. */
export function acceptanceStory(parts: AcceptanceParts): DemoStory {
  const { profile, table, record, sheets, expected } = parts;
  return {
    schema: 1,
    id: parts.id,
    kind: "acceptance",
    follows: null,
    profile: profile.profile,
    targets: profile.targets,
    outline: parts.outline,
    materials: parts.materials,
    panel: table.panel,
    sitting: table.sitting,
    attendance: table.attendance,
    events: table.events,
    materialChecks: record.materialChecks,
    readings: record.readings,
    questions: record.questions,
    finance: record.finance,
    supplements: record.supplements,
    sheets: [...sheets],
    rounds: parts.rounds,
    outcome: parts.outcome,
    deadline: parts.deadline ?? null,
    expected: { ...expected, score: meanScore(sheets), grade: null, memberRates: memberRates(sheets) },
  };
}
