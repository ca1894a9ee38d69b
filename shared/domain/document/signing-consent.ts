import { Refusal } from "../../errors.ts";
import { frame, type Builder } from "./frame.ts";
import { shortMeta } from "./meta.ts";
import {
  cell,
  columns,
  heading,
  headerRow,
  line,
  notice,
  numbered,
  paragraph,
  run,
  signatures,
  table,
} from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const signingConsentKeys = [
  "title",
  "lead",
  "personHeading",
  "name",
  "unit",
  "memberTitle",
  "fingerprint",
  "methodHeading",
  "columnMethod",
  "columnHow",
  "columnTick",
  "seat",
  "seatHow",
  "paper",
  "paperHow",
  "tick",
  "agreementHeading",
  "agreement",
  "compare",
  "personSignature",
  "organiserSignature",
] as const;

/**
 * 电子签名方式确认书 of the member `options.memberNo`: the key's fingerprint to compare with the screen, how the person signs, and the
 * conditions both sides agree on beforehand. Throws Refusal `not-found` for a member without a key.
 */
export const signingConsent: Builder = (input, options) => {
  const texts = formTexts(options.texts, "signing-consent", signingConsentKeys);
  const member = input.panel.find(({ no }) => no === options.memberNo);
  const key = input.signingKeys.find(({ memberNo }) => memberNo === options.memberNo);
  if (member === undefined || key === undefined) {
    throw new Refusal("not-found", { what: `签名密钥 ${options.memberNo ?? "–"}` });
  }
  const pair = (label: string, value: string, wide = false) => ({ label, value, wide });
  const { title, kindName, organiser } = input.review;
  return frame("signing-consent", input, options, {
    title: texts.title,
    blocks: [
      shortMeta(input, options),
      paragraph(fill(texts.lead, { title, kind: kindName, organiser })),
      heading(texts.personHeading),
      {
        kind: "meta",
        columns: 2,
        pairs: [
          pair(texts.name, member.name),
          pair(texts.memberTitle, member.title),
          pair(texts.unit, member.unit, true),
          pair(texts.fingerprint, key.fingerprint, true),
        ],
      },
      notice(texts.compare),
      heading(texts.methodHeading),
      table(
        columns("16c", "68l", "16c"),
        [headerRow(texts.columnMethod, texts.columnHow, texts.columnTick)],
        [
          [cell(run(texts.seat, "strong")), cell(texts.seatHow), cell(texts.tick)],
          [cell(run(texts.paper, "strong")), cell(texts.paperHow), cell(texts.tick)],
        ],
      ),
      heading(texts.agreementHeading),
      numbered(texts.agreement.split("\n").map((each) => [line(each)])),
      signatures([texts.personSignature, member.name], [texts.organiserSignature, null]),
    ],
  });
};
