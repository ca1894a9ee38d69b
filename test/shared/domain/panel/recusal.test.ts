import { describe, expect, it } from "vitest";
import {
  askGround,
  decideRecusal,
  forChair,
  forOrganiser,
  suggestConflicts,
  type RecusalRule,
} from "#shared/domain/panel/recusal.ts";

const rule: RecusalRule = {
  years: 3,
  grounds: [
    { id: "interest", title: { zh: "受聘于参与单位", en: "Employment by a participant" }, withinYears: true },
    { id: "kin", title: { zh: "与项目组成员有亲属关系", en: "Kin of a project member" }, withinYears: false },
  ],
  reasonHeldBy: "organiser",
  chairSees: "fact",
};
const answer = (groundId: string, applies: boolean | null, reason = "") => ({ groundId, applies, reason });

describe("recusal", () => {
  it("is clear only when every ground is answered with no", () => {
    expect(decideRecusal(rule, [answer("interest", false), answer("kin", false)])).toEqual({ state: "clear" });
    expect(decideRecusal(rule, [answer("interest", false)])).toEqual({ state: "incomplete", open: ["kin"] });
    expect(decideRecusal(rule, [answer("interest", null), answer("kin", false)])).toEqual({
      state: "incomplete",
      open: ["interest"],
    });
  });

  it("is a conflict on one explained yes, whatever else is open, and asks the reason of an unexplained one", () => {
    expect(decideRecusal(rule, [answer("kin", true, "项目负责人之兄")])).toEqual({
      state: "conflict",
      grounds: ["kin"],
    });
    expect(decideRecusal(rule, [answer("interest", false), answer("kin", true, "  ")])).toEqual({
      state: "incomplete",
      open: ["kin"],
    });
  });

  it("tells the chair the fact and keeps the reason with the organiser", () => {
    const answers = [answer("interest", true, "2024 年起受聘为技术顾问"), answer("kin", false)];
    const decision = decideRecusal(rule, answers);
    expect(forChair(rule, decision, answers)).toEqual({ recused: true, grounds: null, reason: null });
    expect(forOrganiser(rule, decision, answers)).toEqual({
      recused: true,
      grounds: [{ zh: "近 3 年内受聘于参与单位", en: "Within the last 3 years: Employment by a participant" }],
      reason: "2024 年起受聘为技术顾问",
    });
    expect(forChair({ ...rule, chairSees: "reason" }, decision, answers).reason).toBe("2024 年起受聘为技术顾问");
  });

  it("asks grounds that lapse with their period, others without", () => {
    expect(rule.grounds.map((ground) => askGround(rule, ground).zh)).toEqual([
      "近 3 年内受聘于参与单位",
      "与项目组成员有亲属关系",
    ]);
  });

  it("hints at likenesses across spelling, and at nothing short or unlike", () => {
    const sheet = {
      units: ["广西甲（集团）机械有限公司", "乙厂"],
      persons: [{ name: "韦 国强", unit: "丙大学机械学院" }],
      testLabs: ["丁检测研究院"],
      auditFirms: ["戊会计师事务所"],
    };
    const hints = (name: string, unit: string) => suggestConflicts({ name, unit }, sheet).map(({ kind }) => kind);
    expect(hints("覃志远", "广西甲(集团)机械有限公司 技术中心")).toEqual(["unit"]);
    expect(hints("覃志远", "丙大学机械学院")).toEqual(["unit"]);
    expect(hints("韦国强", "己研究所本部")).toEqual(["person"]);
    expect(hints("覃志远", "丁检测研究院")).toEqual(["test-lab"]);
    expect(hints("覃志远", "戊会计师事务所南宁分所")).toEqual(["audit-firm"]);
    expect(hints("覃志远", "乙厂")).toEqual([]);
    expect(hints("覃志远", "")).toEqual([]);
  });
});
