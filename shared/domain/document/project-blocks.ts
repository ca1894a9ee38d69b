import type { BuildOptions } from "./frame.ts";
import { dateText, quantity } from "./format.ts";
import type { ProjectFacts } from "./inputs-kinds.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, headerRow, notice, run, table } from "./parts.ts";
import { formTexts } from "./texts.ts";

export const projectBlockKeys = [
  "columnNo",
  "columnRole",
  "columnUnit",
  "columnShare",
  "noShare",
  "columnPerson",
  "columnDuty",
  "noTeam",
  "columnMilestone",
  "columnDue",
  "columnReached",
  "notReached",
  "noMilestones",
  "columnSource",
  "columnAmount",
  "noFunding",
] as const;

const textsOf = (options: BuildOptions) => formTexts(options.texts, "project-blocks", projectBlockKeys);
const no = (index: number) => cell(String(index + 1));

/** The units of the project with their roles and agreed shares. */
export function participantsTable({ participants }: ProjectFacts, options: BuildOptions): SimpleBlock {
  const texts = textsOf(options);
  return table(
    columns("8c", "20l", "50l", "22c"),
    [headerRow(texts.columnNo, texts.columnRole, texts.columnUnit, texts.columnShare)],
    participants.map(({ role, name, share }, index) => [
      no(index),
      cell(role),
      cell(name),
      cell(share === null ? run(texts.noShare, "muted") : quantity(share)),
    ]),
  );
}

/** Who works on it, from where, as what. */
export function teamTable({ team }: ProjectFacts, options: BuildOptions): SimpleBlock {
  const texts = textsOf(options);
  if (team.length === 0) return notice(texts.noTeam);
  return table(
    columns("8c", "20l", "42l", "30l"),
    [headerRow(texts.columnNo, texts.columnPerson, texts.columnUnit, texts.columnDuty)],
    team.map(({ name, unit, role }, index) => [no(index), cell(name), cell(unit), cell(role)]),
  );
}

/** The milestones with the day promised and the day reached. */
export function milestonesTable({ milestones }: ProjectFacts, options: BuildOptions): SimpleBlock {
  const texts = textsOf(options);
  if (milestones.length === 0) return notice(texts.noMilestones);
  return table(
    columns("8c", "48l", "22c", "22c"),
    [headerRow(texts.columnNo, texts.columnMilestone, texts.columnDue, texts.columnReached)],
    milestones.map(({ name, due, reached }, index) => [
      no(index),
      cell(name),
      cell(dateText(due)),
      cell(reached === null ? run(texts.notReached, "muted") : dateText(reached)),
    ]),
  );
}

/** Where the money comes from. */
export function fundingTable({ funding }: ProjectFacts, options: BuildOptions): SimpleBlock {
  const texts = textsOf(options);
  if (funding.length === 0) return notice(texts.noFunding);
  return table(
    columns("8c", "62l", "30r"),
    [headerRow(texts.columnNo, texts.columnSource, texts.columnAmount)],
    funding.map(({ source, amount }, index) => [no(index), cell(source), cell(quantity(amount))]),
  );
}
