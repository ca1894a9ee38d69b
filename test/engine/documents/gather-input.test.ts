import { beforeAll, describe, expect, test } from "vitest";
import { loadPacks } from "#engine/packs.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import { foundPanel, issueSmallProject, type TestPanel, type TestReview } from "#test/support/small-panel.ts";
import { resources } from "#test/support/workstation.ts";
import { gatheredAt, memberOf, playBallot, playOpenPart, playReveal } from "./played-review.ts";

let panel: TestPanel;
let review: TestReview;
let archive: DocumentInput;
let applicant: DocumentInput;
let laptop: DocumentInput;

beforeAll(async () => {
  panel = await foundPanel();
  review = await issueSmallProject(panel);
  await playOpenPart(panel, review);
  await playReveal(panel, review);
  await playBallot(panel, review);
  await panel.table.application.close();
  await panel.laptop.application.close();
  archive = await gatheredAt(panel.table.home, review.reviewId, "archive");
  applicant = await gatheredAt(panel.table.home, review.reviewId, "applicant");
  laptop = await gatheredAt(panel.laptop.home, review.reviewId, "archive");
});

describe("the review and its panel", () => {
  test("names project, package, sitting and packs as issued", () => {
    expect(archive.review).toMatchObject({
      code: "GXAI-2026-901",
      kindName: "项目验收",
      packageVersion: 1,
      dossierDigest: review.digest,
      applicant: "某机械厂",
      partners: ["某大学"],
      leader: "莫工",
      budget: "26.00 万元（专项 26.00 万元）",
      place: "柳州",
      heldOn: "2026-11-20",
    });
    const packs = loadPacks(resources);
    expect(archive.packs).toEqual({
      standardReference: "参照 T/GXDSL 140—2025（征求意见稿）",
      standardDigest: packs.standard.digest,
      rulesTitle: "评审操作细则（示范）",
      rulesDigest: packs.rules.digest,
      rulesModel: true,
    });
  });

  test("puts the chair first and leaves alternates out; the archive names members, the applicant's copy numbers them", () => {
    expect(archive.panel.map(({ no, name, position }) => [no, name, position])).toEqual([
      [1, "韦建国", "chair"],
      [2, "覃丽华", "member"],
      [3, "莫志强", "member"],
      [4, "农秀英", "member"],
      [5, "陆文军", "member"],
    ]);
    expect(applicant.panel.map(({ name, unit }) => [name, unit])).toEqual(
      [1, 2, 3, 4, 5].map((no) => [`专家${no}`, ""]),
    );
  });

  test("asks everyone drawn about recusal and prints the fact alone", () => {
    expect(archive.recusal?.answers.map(({ memberNo, conflict, decision }) => [memberNo, conflict, decision])).toEqual([
      ...[1, 2, 3, 4, 5].map((no) => [no, false, "参加评审"]),
      [6, false, "备选"],
      [7, false, "备选"],
    ]);
    expect(archive.recusal?.answers.every(({ on }) => on !== null)).toBe(true);
    expect(archive.recusal?.subjects).toContainEqual({ kind: "项目组成员", name: "莫工（某机械厂）" });
  });

  test("lists the panel at the door in the order of its numbers", () => {
    const panelBlock = archive.attendance.filter(({ block }) => block === "panel").map(({ name }) => name);
    expect(panelBlock).toEqual(archive.panel.map(({ name }) => name));
  });

  test("says when everyone came and when the applicant left", () => {
    const entries = archive.attendance.map(({ block, name, mode, arrived, left }) => [
      block,
      name,
      mode,
      arrived,
      left,
    ]);
    expect(entries).toContainEqual(["panel", "韦建国", "in-person", "09:00", null]);
    expect(entries).toContainEqual(["applicant", "莫工", "in-person", "08:52", "09:30"]);
  });
});

describe("what members said to the joint record", () => {
  test("counts confirmations of the signed record and keeps every objection, also of who confirmed later", () => {
    expect(archive.confirmations).toEqual({ confirmed: 2, panelSize: 5 });
    expect(archive.objections.map(({ memberNo, text, confirmedLater }) => [memberNo, text, confirmedLater])).toEqual([
      [3, "时间记错了。", true],
      [4, "质询 1 的答复没有材料。", false],
    ]);
    expect(applicant.objections).toEqual(archive.objections);
  });
});

describe("targets, tests, materials, funds", () => {
  test("compares the contract first, with sample, interval, evidence, origin and support", () => {
    const [contract, reference, ...rest] = archive.targets;
    expect(rest).toEqual([]);
    expect(contract).toMatchObject({
      group: "contract",
      no: "1",
      force: "binding",
      original: "≥ 90 %",
      current: "≥ 90 %",
      required: "召回率 ≥ 90 %",
      achieved: "93.33 %（n = 30；95 % 区间 78.68–98.15 %）",
      howVerified: "现场测试（大纲 2.3）",
      verdict: "met",
      origin: "任务书 指标1",
    });
    expect(contract?.support).toMatch(/^统计支持：.+/);
    expect(contract?.evidencePage).toBe("测试记录 2.3；读数文件 现场导出.csv");
    expect(archive.tests[0]?.note).toMatch(/读数文件 现场导出\.csv（100 行，摘要 [0-9a-f]{16}）/);
    expect(reference).toMatchObject({
      group: "reference",
      no: "参1",
      force: null,
      required: "准确率 ≥ 90 %",
      verdict: "met",
      origin: "标准 七(三)（征求意见稿，参考）",
    });
  });

  test("records one test per metric asked for, with readings and judgement", () => {
    expect(
      archive.tests.map(({ title, statistic, sample, value }) => [title, statistic, sample.value, value.value]),
    ).toEqual([
      ["故障识别", "召回率", "30", "93.33"],
      ["故障识别", "准确率", "100", "98.00"],
    ]);
    const [recall] = archive.tests;
    expect(recall?.readings).toContainEqual({ label: "“故障”判为“故障”", value: { value: "28", unit: "个" } });
    expect(recall?.readings).toContainEqual({ label: "“故障”判为“正常”", value: { value: "2", unit: "个" } });
    expect(recall?.interval).toEqual({ low: "78.68", high: "98.15", unit: "%", method: "Wilson，95 %" });
    expect(recall?.judgements).toMatchObject([{ required: "召回率 ≥ 90 %", origin: "任务书 指标1", verdict: "met" }]);
    expect(recall?.witness).toBeNull();
    expect(recall?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);
    expect(recall?.calculation).toContain("93.33 %");
  });

  test("freezes the outline with the dossier and says where each requirement comes from", () => {
    expect(archive.outline.frozenAt).not.toBeNull();
    expect(archive.outline.confirmation).toEqual({ by: "莫工", on: "2026-11-12" });
    expect(
      archive.outline.items[0]?.requirements.map(({ origin, adoption, metric }) => [origin, adoption, metric]),
    ).toEqual([
      ["任务书 指标1", "binding", "召回率"],
      ["标准 七(三)（征求意见稿，参考）", "reference", "准确率"],
    ]);
  });

  test("lists every material with its check and its digest", () => {
    const [first, second, third, fourth] = archive.materials;
    expect(archive.materials).toHaveLength(18);
    expect(first).toMatchObject({ no: "01-0", required: true, verdict: "accepted", originalSeen: true });
    expect(second).toMatchObject({ no: "02-1", verdict: "rejected", remark: "页码不符" });
    expect(third).toMatchObject({ verdict: "remark", remark: "附件另存" });
    expect(fourth).toMatchObject({ verdict: "unchecked", originalSeen: null });
    expect(archive.materials.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest ?? ""))).toBe(true);
  });

  test("adds up the funds and says which sums hold", () => {
    expect(archive.finance?.total).toMatchObject({ budget: "26.00", spent: "25.25", approved: "24.65" });
    expect(archive.finance?.checks).toEqual([
      { text: "分项预算之和 26.00 万元，项目经费 26.00 万元，一致", holds: true },
      { text: "调整后预算之和 26.00 万元，分项预算之和 26.00 万元，一致", holds: true },
      { text: "支出之和 25.25 万元，审定金额之和 24.65 万元，相差 0.60 万元", holds: false },
      { text: "支出超过调整后预算：设备费超出 0.25 万元", holds: false },
    ]);
    expect(archive.finance?.ownFunds?.share).toEqual({ value: "80", unit: "%" });
    expect(archive.finance?.audit).toEqual([
      { label: "审计机构", value: "某会计师事务所" },
      { label: "审计情况", value: "无保留意见" },
    ]);
    expect(archive.finance?.opinion).toEqual(["设备费超支，须说明。", "自筹未到位。"]);
  });

  test("gives questions the asker's number and supplements their deadline", () => {
    expect(archive.questions).toMatchObject([{ no: 1, memberNo: 5, state: "supplement", answeredBy: "莫工" }]);
    expect(archive.supplements).toMatchObject([{ item: "余款到位凭证", owner: "莫工", deadline: "2027-01-31" }]);
  });
});

describe("scores", () => {
  test("sums the revealed sheets in the order of the members' numbers", () => {
    const { scores, criteria } = archive;
    expect(criteria.map(({ no, weight, scorers }) => [no, weight, scorers]).slice(0, 4)).toEqual([
      ["1.1", "20", ["technical"]],
      ["1.2", "12", ["industry"]],
      ["1.3", "8", ["technical", "industry", "finance"]],
      ["2", "15", ["technical", "industry", "finance"]],
    ]);
    expect(criteria[0]?.bands.map(({ name, from }) => [name, from])).toEqual([
      ["优", "18"],
      ["良", "15"],
      ["中", "12"],
      ["差", "0"],
    ]);
    expect(scores?.sheets.map(({ memberNo, total, outOf }) => [memberNo, total, outOf])).toEqual([
      [1, "60.8", "76.0"],
      [2, "60.8", "76.0"],
      [3, "60.8", "76.0"],
      [4, "27.2", "68.0"],
      [5, "54.4", "68.0"],
    ]);
    expect(scores?.sheets[3]?.marks.slice(0, 3).map(({ score, band }) => [score, band])).toEqual([
      [null, null],
      ["4.8", "差"],
      ["3.2", "差"],
    ]);
    expect(scores?.aggregate.perCriterion.slice(0, 3)).toEqual(["16.0", "4.8", "5.8"]);
    expect(scores?.aggregate.trace.at(-1)).toMatch(/^总分 = .+ = \d+\.\d$/);
    expect(scores?.aggregate.divergence[0]).toContain("农秀英与中位数相差超过分值的 20 %");
  });

  test("never reach the applicant, and are not summed from part of the panel", () => {
    expect(applicant.scores).toBeNull();
    expect(laptop.scores).toBeNull();
  });
});

describe("opinion, ballot, what follows", () => {
  test("prints the text the outcome was voted on, in its own words and order", () => {
    expect(archive.opinion).toMatchObject({ version: 2 });
    expect(archive.opinion?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(archive.opinion?.sections.map(({ id, heading }) => [id, heading])).toEqual([
      ["opening", null],
      ["materials", "验收资料"],
      ["targets", "考核指标完成情况"],
      ["finance", "经费使用情况"],
      ["results", "成果与效益"],
      ["problems", "存在的问题"],
      ["suggestions", "建议"],
      ["conclusion", "综合意见"],
    ]);
    // As the chair found it: the sitting's day and place, the organiser, the project.
    const opening = archive.opinion?.sections[0]?.paragraphs[0] ?? "";
    for (const fact of ["2026年11月20日", "在柳州召开", "某组织单位", "《小型预测性维护试验项目》"])
      expect(opening).toContain(fact);
    expect(archive.opinion?.sections[5]?.points).toEqual([{ text: "样本偏少", basis: "大纲 2.3" }]);
    expect(applicant.opinion?.digest).toBe(archive.opinion?.digest);
  });

  test("counts both rounds in whole members and concludes in one sentence", () => {
    expect(
      archive.ballots.map(({ motion, inFavour, against, abstained, needed, carried }) => [
        motion,
        inFavour,
        against,
        abstained,
        needed,
        carried,
      ]),
    ).toEqual([
      ["通过", 2, 3, 0, 4, false],
      ["限期整改（待复核）", 4, 0, 1, 4, true],
    ]);
    expect(archive.conclusion?.sentence).toBe(
      "专家组应到 5 人，实到 5 人。第 1 轮“通过”：同意 2 票，反对 3 票，弃权 0 票；须 4 票，未达到。第 2 轮“限期整改（待复核）”：同意 4 票，反对 0 票，弃权 1 票；须 4 票，达到。专家组结论：限期整改（待复核），期限 3 个月。",
    );
  });

  test("appends the dissent by number with the member's vote, the ballot being open", () => {
    expect(archive.dissents).toMatchObject([
      {
        memberNo: 4,
        position: "对“限期整改（待复核）”投弃权票",
        reasons: ["样本不足以说明问题。", "应判不通过。"],
      },
    ]);
  });

  test("turns the problems of the text into what must be put right, three months on", () => {
    expect(archive.rectification).toMatchObject([{ item: "样本偏少", basis: "大纲 2.3", owner: "某机械厂" }]);
    expect(archive.rectification[0]?.deadline).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(archive.decision).toBeNull();
  });

  test("says the same on the member's own laptop from the signed record", () => {
    expect(laptop.targets.map(({ achieved, verdict }) => [achieved, verdict])).toEqual(
      archive.targets.map(({ achieved, verdict }) => [achieved, verdict]),
    );
    expect(laptop.conclusion).toEqual(archive.conclusion);
  });

  test("carries nothing a member kept private and no name in the applicant's copy of what the panel did", () => {
    const opinion = JSON.stringify([applicant.panel, applicant.dissents, applicant.ballots, applicant.opinion]);
    for (const { name } of panel.members) expect(opinion).not.toContain(name);
    expect(memberOf(panel, "industry").name).toBe("农秀英");
  });
});
