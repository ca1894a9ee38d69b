import type { Audience } from "#shared/domain/document/catalogue.ts";
import type { PanelMemberFacts } from "#shared/domain/document/inputs.ts";
import type { AttendanceEntry, RecusalCheck } from "#shared/domain/document/inputs-record.ts";
import { fill } from "#shared/domain/document/texts.ts";
import { isSitting, type NumberedMember, numberedPanel, numberOf } from "#shared/domain/panel/numbering.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { dateOf } from "../now.ts";
import { statementsOf } from "../statements.ts";
import { commonOf } from "./forms.ts";
import type { DocumentSources } from "./gather-sources.ts";

/**
 * Whether members are printed by name (house rule: documents). The secretariat's own papers and the panel's forms name the people who
 * sign them; who said, scored or dissented is numbered by the documents themselves.
 */
function isNamed({ documents }: HouseRules, audience: Audience): boolean {
  switch (audience) {
    case "archive":
      return documents.archiveCopy === "named";
    case "applicant":
    case "public":
      return documents.memberNames === "named";
    case "internal":
    case "panel":
      return true;
  }
}

const everyone: readonly Audience[] = ["applicant", "panel", "internal", "archive", "public"];

/** The copies that say by name who spoke, scored or dissented (house rule: documents). */
export function namedCopies({ rules }: Pick<NamedPanel, "rules">): readonly Audience[] {
  const { archiveCopy, memberNames } = rules.documents;
  return everyone.filter((audience) => (audience === "archive" ? archiveCopy : memberNames) === "named");
}

/** What the recorder typed, with the names of members given as 专家1…n in a copy that numbers them (house rule: documents). */
export function withoutNames(
  { dossier, audience, forms }: Pick<DocumentSources, "audience" | "forms"> & { readonly dossier: NamedPanel },
  text: string,
): string {
  if (namedCopies(dossier).includes(audience)) return text;
  // The longer name first: one may begin with another.
  const everyone = numberedPanel(dossier).toSorted((a, b) => b.member.name.length - a.member.name.length);
  return everyone.reduce(
    (words, { no, member }) => words.replaceAll(member.name, fill(commonOf(forms).memberLabel, { no })),
    text,
  );
}

type NamedPanel = Pick<Dossier, "panel"> & { readonly rules: Pick<HouseRules, "documents"> };

/** The sitting panel as this audience may see it: by name, or as 专家1…n without anything that tells who it is. */
export function panelFacts(sources: DocumentSources): readonly PanelMemberFacts[] {
  return numberedPanel(sources.dossier)
    .filter(({ member }) => isSitting(member))
    .map((entry) => memberFacts(sources, entry));
}

/** Everyone who was asked about recusal, for the recusal check sheet: the recused and the alternates as well. */
export function everyoneAsked(sources: DocumentSources): readonly PanelMemberFacts[] {
  return numberedPanel(sources.dossier).map((entry) => memberFacts(sources, entry));
}

function memberFacts({ dossier, audience, forms }: DocumentSources, { no, member }: NumberedMember): PanelMemberFacts {
  const { category } = member;
  const position = member.position === "chair" ? "chair" : "member";
  if (!isNamed(dossier.rules, audience)) {
    const name = fill(commonOf(forms).memberLabel, { no });
    return { no, name, unit: "", title: "", field: "", category, position };
  }
  return { no, name: member.name, unit: member.unit, title: member.title, field: "", category, position };
}

/** The four blocks of the attendance sheet, the panel in the order of its numbers. The applicant's people leave when the record says that the applicant left. */
export function attendanceEntries({ record, dossier }: DocumentSources): readonly AttendanceEntry[] {
  const applicantLeft = record.events.find((entry) => entry.event === "applicant-left")?.at ?? null;
  const place = (entry: (typeof record.attendance)[number]): number =>
    numberOf(dossier, entry.identityId) ?? Number.MAX_SAFE_INTEGER;
  const sorted = record.attendance.toSorted((a, b) => place(a) - place(b));
  return sorted.map((entry) => {
    const member = dossier.panel.find((candidate) => candidate.identityId === entry.identityId);
    return {
      block: entry.block,
      name: entry.name,
      unit: entry.unit,
      title: member?.title ?? "",
      mode: entry.present ? "in-person" : "absent",
      arrived: entry.present ? timeOf(entry.at) : null,
      left: entry.present && entry.block === "applicant" ? timeOf(applicantLeft) : null,
    };
  });
}

const timeOf = (at: string | null): string | null => at?.slice(11, 16) ?? null;

/** What a unit of the project is called on paper. */
export const participantWords: Readonly<Record<Profile["participants"][number]["role"], string>> = {
  lead: "承担单位",
  partner: "参加单位",
  user: "应用单位",
  "test-lab": "检测机构",
  "audit-firm": "审计机构",
};

/** What everyone drawn was asked about, and each answer as a fact: the grounds and the reason stay with the organiser (house rule: recusal). */
export function recusalCheck({ db, review, dossier }: DocumentSources): RecusalCheck {
  const { profile } = dossier;
  const answers = statementsOf(db, review.reviewId, "recusal").filter((kept) => kept.body.disclosed === null);
  return {
    subjects: [
      { kind: "项目", name: profile.title },
      ...profile.participants.map(({ role, name }) => ({ kind: participantWords[role], name })),
      ...profile.team.map(({ name, unit }) => ({
        kind: "项目组成员",
        name: unit === "" ? name : `${name}（${unit}）`,
      })),
    ],
    answers: numberedPanel(dossier).map(({ no, member }) => {
      const answer = answers.findLast((kept) => kept.body.memberId === member.identityId);
      return {
        memberNo: no,
        conflict: member.conflict,
        on: answer === undefined ? null : dateOf(answer.issuedAt),
        decision: decisionOn(member),
      };
    }),
  };
}

function decisionOn(member: PanelMember): string {
  if (member.conflict) return "回避，不参加本项目评审";
  if (member.recusal === null) return "待答复";
  return member.position === "alternate" ? "备选" : "参加评审";
}
