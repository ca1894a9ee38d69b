import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignOnce } from "#shared/domain/indices/assign-once.ts";
import { ipShares, type IpInput } from "#shared/domain/indices/ip-shares.ts";
import { teamComposition, teamOfProfile, type TeamInput } from "#shared/domain/indices/team-composition.ts";
import { context, shown, verdicts } from "./context.ts";

type Party = IpInput["parties"][number];
const party = (name: string, kind: Party["kind"], share: string | null, inputFen: number | null = null): Party => ({
  name,
  kind,
  share,
  inputFen,
});
const agreement = (parties: readonly Party[], tolerance: string | null = null): IpInput => ({
  parties: [...parties],
  source: "协议第 6 条",
  tolerance,
});

describe("shares of rights", () => {
  test("universities and institutes count together, both ends of the usual ranges belong to them", () => {
    const split = (company: string, university: string, institute: string) =>
      verdicts(
        ipShares(
          agreement([
            party("企业", "enterprise", company),
            party("大学", "university", university),
            party("研究院", "institute", institute),
          ]),
          context(),
        ),
      );
    expect(split("60", "20", "20")).toEqual({ "ip.company": "met", "ip.academia": "met" });
    expect(split("70", "30", "0")).toEqual({ "ip.company": "met", "ip.academia": "met" });
    expect(split("70.01", "29.99", "0")).toEqual({ "ip.company": "unmet", "ip.academia": "unmet" });
    expect(split("59.99", "40.01", "0")).toEqual({ "ip.company": "unmet", "ip.academia": "unmet" });
  });

  test("judges nothing until the shares are whole", () => {
    const short = ipShares(
      agreement([party("企业", "enterprise", "60"), party("大学", "university", "35")]),
      context(),
    );
    expect([short.state, short.missing[0]?.zh]).toEqual(["blocked", "权益比例合计 95 %，应为 100 %"]);
    expect(verdicts(short)).toEqual({ "ip.company": "undetermined", "ip.academia": "undetermined" });
    expect(ipShares(agreement([party("企业", "enterprise", null)]), context()).missing[0]?.zh).toBe(
      "缺少权益比例：企业",
    );
    expect(ipShares(agreement([]), context()).state).toBe("blocked");
    const negative = agreement([party("企业", "enterprise", "110"), party("大学", "university", "-10")]);
    expect(ipShares(negative, context()).missing[0]?.zh).toBe("权益比例为负：大学");
  });

  test("says of a side without a party that it has nothing", () => {
    const alone = ipShares(agreement([party("企业", "enterprise", "100")]), context());
    expect(alone.findings.map(({ trace }) => trace?.zh)).toEqual([
      "企业方权益 = 企业 100 = 100 %",
      "高校和科研院所权益 = 0 %",
    ]);
  });

  test("first holds the shares against what each put in", () => {
    const parties = [party("企业", "enterprise", "65", 80_000_000), party("大学", "university", "35", 20_000_000)];
    const shownOnly = ipShares(agreement(parties), context());
    expect(shownOnly.trace[0]?.zh).toBe("企业：投入占 80 %，权益 65 %，相差 -15.00 个百分点");
    expect(shownOnly.notes[0]?.zh).toContain("不作判断");
    expect(ipShares(agreement(parties, "15"), context()).notes[0]?.zh).toContain("一致");
    expect(
      ipShares(agreement(parties, "14.9"), context())
        .notes.slice(0, 2)
        .map(({ zh }) => zh),
    ).toEqual([
      "企业 的权益与投入比例相差 -15.00 个百分点，超过容差 14.9",
      "大学 的权益与投入比例相差 +15.00 个百分点，超过容差 14.9",
    ]);
    const unknown = ipShares(
      agreement([party("企业", "enterprise", "65", 1), party("大学", "university", "35")]),
      context(),
    );
    expect(unknown.notes[0]?.zh).toContain("投入未录全");
  });

  test("names what the usual split leaves out", () => {
    const parties = [
      party("企业", "enterprise", "60"),
      party("大学", "university", "30"),
      party("联盟", "other", "10"),
    ];
    const result = ipShares(agreement(parties), context());
    expect([shown(result, "other"), result.notes.some(({ zh }) => zh.includes("其他方占 10 %"))]).toEqual(["10", true]);
  });
});

type Person = TeamInput["people"][number];
const people = (count: number, role: Person["roles"][number], of: Person["parties"][number] = "enterprise"): Person[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${role}${index + 1}`, parties: [of], roles: [role] }));
const team = (list: readonly Person[], keyProject: boolean | null = true): TeamInput => ({
  keyProject,
  asOf: "验收时",
  people: [...list],
});

describe("make-up of the team", () => {
  const full = [
    ...people(3, "algorithm-engineer", "university"),
    ...people(2, "domain-expert", "institute"),
    ...people(5, "industry-engineer"),
  ];

  test("3, 2 and 5 for a key project, and three parties for every one", () => {
    expect(verdicts(teamComposition(team(full), context()))).toEqual({
      "mech.1.tripartite": "met",
      "res.team.algo": "met",
      "res.team.domain": "met",
      "res.team.industry": "met",
    });
    for (const [leftOut, clause] of [
      [0, "res.team.algo"],
      [3, "res.team.domain"],
      [5, "res.team.industry"],
    ] as const) {
      expect(verdicts(teamComposition(team(full.toSpliced(leftOut, 1)), context()))[clause]).toBe("unmet");
    }
    const noInstitute = full.map((person) => ({ ...person, parties: ["enterprise"] as const }));
    expect(
      verdicts(teamComposition(team(noInstitute.map((one) => ({ ...one, parties: [...one.parties] }))), context()))[
        "mech.1.tripartite"
      ],
    ).toBe("unmet");
  });

  test("only key projects are asked for heads, and only where the contract says so", () => {
    expect(verdicts(teamComposition(team(full, false), context()))["res.team.algo"]).toBe("not-applicable");
    expect(verdicts(teamComposition(team(full, null), context()))["res.team.algo"]).toBe("undetermined");
    expect(verdicts(teamComposition(team([]), context()))["mech.1.tripartite"]).toBe("undetermined");
  });

  test("nobody counts twice, and whoever could be either is put where they are needed", () => {
    const both: Person = { name: "张三", parties: ["university"], roles: ["algorithm-engineer", "domain-expert"] };
    const short = [
      ...people(2, "algorithm-engineer"),
      ...people(1, "domain-expert"),
      ...people(5, "industry-engineer"),
    ];
    const one = verdicts(teamComposition(team([...short, both]), context()));
    expect(new Set([one["res.team.algo"], one["res.team.domain"]])).toEqual(new Set(["met", "unmet"]));
    const two = teamComposition(team([...short, both, { ...both, name: "李四" }]), context());
    expect([verdicts(two)["res.team.algo"], verdicts(two)["res.team.domain"]]).toEqual(["met", "met"]);
    expect(two.notes[0]?.zh).toBe("张三 兼任多项，只计一次");
  });

  test("whoever could be either goes where a clause comes out met by it", () => {
    const both: Person = { name: "张三", parties: ["university"], roles: ["algorithm-engineer", "domain-expert"] };
    const short = teamComposition(
      team([...people(1, "algorithm-engineer"), ...people(1, "domain-expert"), both]),
      context(),
    );
    expect(verdicts(short)).toMatchObject({ "res.team.algo": "unmet", "res.team.domain": "met" });
  });

  test("a post at a university and an institute makes one party, not two", () => {
    const double: Person = { name: "王五", parties: ["university", "institute"], roles: [] };
    expect(
      verdicts(teamComposition(team([double, ...people(1, "industry-engineer")]), context()))["mech.1.tripartite"],
    ).toBe("unmet");
  });

  test("reads a profile: a person is a name at a unit, and a test lab is no party", () => {
    const member = (name: string, unit: string, role: "algorithm-engineer" | "domain-expert" | "other") => ({
      id: "0".repeat(26),
      name,
      unit,
      role,
    });
    const participant = (name: string, kind: "enterprise" | "university" | "institute", role: "lead" | "test-lab") => ({
      id: "0".repeat(26),
      name,
      kind,
      role,
      share: null,
    });
    const input = teamOfProfile({
      keyProject: true,
      team: [
        member("张三", "大学", "algorithm-engineer"),
        member("张三", "大学", "domain-expert"),
        member("张三", "研究院", "other"),
      ],
      participants: [participant("大学", "university", "lead"), participant("研究院", "institute", "test-lab")],
    });
    expect(input.people).toEqual([
      { name: "张三", parties: ["university"], roles: ["algorithm-engineer", "domain-expert"] },
      { name: "张三", parties: [], roles: [] },
    ]);
  });
});

describe("assignOnce", () => {
  test("counts at most everyone once, and fills as many places as trying every arrangement would", () => {
    const posts = ["a", "b", "c"] as const;
    const person = fc.subarray([...posts]);
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), (all, [a, b, c]) => {
        const wanted = { a, b, c };
        const counts = assignOnce(all, wanted);
        expect(counts.a + counts.b + counts.c).toBe(all.filter((one) => one.length > 0).length);
        const filled = posts.reduce((total, post) => total + Math.min(counts[post], wanted[post]), 0);
        const best = (index: number, left: typeof wanted): number => {
          const one = all[index];
          if (one === undefined) return 0;
          const seated = one
            .filter((post) => left[post] > 0)
            .map((post) => 1 + best(index + 1, { ...left, [post]: left[post] - 1 }));
          return Math.max(best(index + 1, left), ...seated);
        };
        expect(filled).toBe(best(0, wanted));
        const whole = (found: typeof wanted): number => posts.filter((post) => found[post] >= wanted[post]).length;
        const mostWhole = (index: number, found: typeof wanted): number => {
          const one = all[index];
          if (one === undefined) return whole(found);
          const counted = one.map((post) => mostWhole(index + 1, { ...found, [post]: found[post] + 1 }));
          return Math.max(mostWhole(index + 1, found), ...counted);
        };
        expect(whole(counts)).toBe(mostWhole(0, { a: 0, b: 0, c: 0 }));
      }),
    );
  });
});
