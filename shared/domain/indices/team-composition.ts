import { z } from "zod";
import type { Profile } from "../dossier/profile.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import type { Text } from "../standard/text.ts";
import { assignOnce } from "./assign-once.ts";
import { clauseOf, findingOf, type IndexContext, type IndexResult } from "./index-result.ts";

const partySchema = z.enum(["enterprise", "university", "institute"]);
const teamRoleSchema = z.enum(["algorithm-engineer", "domain-expert", "industry-engineer"]);

/** Inputs of the check of a project's team. One entry a person, whatever they do. */
export const teamInputSchema = z.strictObject({
  /** 重点项目 as the task contract declares it; null = it does not say (ambiguities 14, 22). */
  keyProject: z.boolean().nullable(),
  /** The day the heads were counted, or what list they were counted from. */
  asOf: z.string().trim().min(1).max(120),
  people: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        /** Kinds of party the person belongs to; several for a double post, of which one counts. */
        parties: z.array(partySchema),
        /** What the person could count as; several, of which one counts. */
        roles: z.array(teamRoleSchema),
      }),
    )
    .max(2000),
});
export type TeamInput = z.infer<typeof teamInputSchema>;

/** The clauses the check speaks about. */
export const teamClauses = ["mech.1.tripartite", "res.team.algo", "res.team.domain", "res.team.industry"] as const;

const headcounts = {
  "res.team.algo": "algorithm-engineer",
  "res.team.domain": "domain-expert",
  "res.team.industry": "industry-engineer",
} as const satisfies Record<string, z.infer<typeof teamRoleSchema>>;

const names: Readonly<Record<z.infer<typeof partySchema> | z.infer<typeof teamRoleSchema>, Text>> = {
  enterprise: { zh: "企业", en: "enterprise" },
  university: { zh: "高校", en: "university" },
  institute: { zh: "科研院所", en: "institute" },
  "algorithm-engineer": { zh: "算法工程师", en: "algorithm engineers" },
  "domain-expert": { zh: "领域专家", en: "domain experts" },
  "industry-engineer": { zh: "产业工程师", en: "industry engineers" },
};

/**
 * Three parties with at least one person each (mech.1.tripartite), and 3/2/5 heads for key projects (res.team.*). Nobody counts twice (ambiguity
 * 15): a person with several roles is put where most of the clauses come out met. Parties and roles are counted apart, since a person's party
 * is not a role.
 */
export function teamComposition(input: TeamInput, { pack }: IndexContext): IndexResult {
  const basis = {
    zh: `团队名单（${input.asOf}），${input.people.length} 人`,
    en: `Team list (${input.asOf}), ${input.people.length} people`,
  };
  const parties = assignOnce(
    input.people.map((person) => person.parties),
    { enterprise: 1, university: 1, institute: 1 },
  );
  const heads = (id: keyof typeof headcounts): number => Number(clauseOf(pack, id).threshold);
  const roles = assignOnce(
    input.people.map((person) => person.roles),
    {
      "algorithm-engineer": heads("res.team.algo"),
      "domain-expert": heads("res.team.domain"),
      "industry-engineer": heads("res.team.industry"),
    },
  );
  const headcount = (id: keyof typeof headcounts): ClauseAnswer =>
    input.keyProject === true
      ? { form: "quantity", value: String(roles[headcounts[id]]), unit: "人" }
      : input.keyProject === null
        ? {
            form: "missing",
            missing: [
              { zh: "任务书未写明是否重点项目", en: "The task contract does not say whether it is a key project" },
            ],
          }
        : { form: "not-applicable", reason: { zh: "只针对重点项目", en: "Only for key projects" } };
  const double = input.people.filter((person) => person.roles.length > 1 || person.parties.length > 1);
  const line = (counts: Readonly<Record<string, number>>): Text => {
    const known = (Object.keys(names) as (keyof typeof names)[]).filter((id) => id in counts);
    return {
      zh: known.map((id) => `${names[id].zh} ${counts[id] ?? 0}`).join("、"),
      en: known.map((id) => `${names[id].en} ${counts[id] ?? 0}`).join(", "),
    };
  };
  const [partyLine, roleLine] = [line(parties), line(roles)];
  return {
    state: "computed",
    missing: [],
    values: [],
    findings: [
      findingOf(
        pack,
        "mech.1.tripartite",
        input.people.length === 0
          ? { form: "missing", missing: [{ zh: "团队名单为空", en: "The team list is empty" }] }
          : { form: "counts", counts: parties },
        { trace: partyLine, basis },
      ),
      ...Object.keys(headcounts).map((id) =>
        findingOf(pack, id, headcount(id as keyof typeof headcounts), { trace: roleLine, basis }),
      ),
    ],
    trace: [partyLine, roleLine],
    notes: double.map(({ name }) => ({
      zh: `${name} 兼任多项，只计一次`,
      en: `${name} holds several posts and counts once`,
    })),
  };
}

/** The team of a profile: a person is a name at a unit, and a unit is what the participants say it is. Test labs and audit firms are no party. */
export function teamOfProfile({
  keyProject,
  team,
  participants,
}: Pick<Profile, "keyProject" | "team" | "participants">): TeamInput {
  const people = new Map<
    string,
    { name: string; parties: Set<z.infer<typeof partySchema>>; roles: Set<z.infer<typeof teamRoleSchema>> }
  >();
  for (const member of team) {
    const key = `${member.name}\u0000${member.unit}`;
    const person = people.get(key) ?? { name: member.name, parties: new Set(), roles: new Set() };
    for (const { name, kind, role } of participants) {
      const party = partySchema.safeParse(kind);
      if (name === member.unit && role !== "test-lab" && role !== "audit-firm" && party.success)
        person.parties.add(party.data);
    }
    const role = teamRoleSchema.safeParse(member.role);
    if (role.success) person.roles.add(role.data);
    people.set(key, person);
  }
  return {
    keyProject,
    asOf: "项目信息",
    people: [...people.values()].map(({ name, parties, roles }) => ({
      name,
      parties: [...parties],
      roles: [...roles],
    })),
  };
}
