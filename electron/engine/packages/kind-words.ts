import type { Wording } from "#shared/contract/dossiers.ts";

const words: Readonly<Record<string, Wording>> = {
  charter: { zh: "联盟根证书", en: "charter" },
  rules: { zh: "评审操作细则", en: "house rules" },
  credential: { zh: "专家证书", en: "credential" },
  enrolment: { zh: "登记申请", en: "enrolment request" },
  invitation: { zh: "回避核对单", en: "recusal check sheet" },
  recusal: { zh: "回避答复", en: "recusal answer" },
  commitment: { zh: "承诺书", en: "commitment" },
  dossier: { zh: "验收资料包", en: "dossier package" },
  "joint-record": { zh: "评审记录", en: "joint record" },
  confirmation: { zh: "评审记录确认", en: "confirmation of the record" },
  objection: { zh: "异议", en: "objection" },
  suspicion: { zh: "涉嫌弄虚作假的提出", en: "suspicion of false materials" },
  refusal: { zh: "拒绝签字记录", en: "note of a refusal to sign" },
  scan: { zh: "签字页扫描件", en: "scan of a signed page" },
  sheet: { zh: "评审表（密封）", en: "sheet (sealed)" },
  transcription: { zh: "代录评审表（密封）", en: "transcribed sheet (sealed)" },
  supplement: { zh: "补充材料", en: "supplement" },
  reveal: { zh: "揭示清单", en: "reveal" },
  opinion: { zh: "验收意见（定稿）", en: "opinion (frozen)" },
  ballot: { zh: "表决票", en: "ballot" },
  dissent: { zh: "不同意见", en: "dissent" },
  cosign: { zh: "联署", en: "co-signature" },
  result: { zh: "评审结果", en: "result" },
  receipt: { zh: "回执", en: "receipt" },
  revocation: { zh: "吊销名单", en: "revocation list" },
  purge: { zh: "销毁证明", en: "certificate of destruction" },
  "audit-head": { zh: "日志链头", en: "audit head" },
  decision: { zh: "组织单位结论", en: "organiser's decision" },
};

/** What a kind of statement is called on screen. */
export function kindWords(kind: string): Wording {
  return words[kind] ?? { zh: "资料", en: "package" };
}
