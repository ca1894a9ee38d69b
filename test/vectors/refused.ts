import { signBytes } from "#engine/trust/signing.ts";
import { canonicalJson } from "#shared/json.ts";
import type { StatementHeader } from "#shared/trust/kinds.ts";
import { keyIdOf, pae } from "#shared/trust/statement.ts";
import { publicKeys, seeds } from "./keys.ts";
import { samples } from "./samples.ts";

/** A statement file no reader may take, and as what it is refused: see docs/formats.md, section 2. */
interface RefusedStatement {
  readonly what: string;
  readonly reason: "damaged" | "newer" | "untrusted";
  /** The key it is expected from. */
  readonly signer: string;
  readonly file: string;
}

interface Wrongly {
  readonly type?: string;
  readonly signer?: string;
  readonly keyid?: string;
  readonly sign?: (message: Uint8Array) => Uint8Array;
  readonly alter?: (file: string) => string;
}

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const seed = new Uint8Array(Buffer.from(seeds.member, "hex"));
const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

/** The same signature with S + L: it would verify where S is reduced first. */
function unreduced(signature: Uint8Array): Uint8Array {
  const little = Buffer.from(signature.subarray(32)).reverse().toString("hex");
  const sum = (BigInt(`0x${little}`) + order).toString(16).padStart(64, "0");
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(sum, "hex").reverse()]);
}

/** Under the neutral point every message has this signature. */
const neutral = `01${"00".repeat(31)}`;
const signedByNobody = () => new Uint8Array(Buffer.from(neutral + "00".repeat(32), "hex"));

function file(payload: string, wrongly: Wrongly = {}): Pick<RefusedStatement, "signer" | "file"> {
  const { type = "application/vnd.guijian.ballot+json", signer = publicKeys.member } = wrongly;
  const message = pae(type, bytesOf(payload));
  const sig = base64((wrongly.sign ?? ((each) => signBytes(each, seed)))(message));
  const envelope = {
    payload: base64(bytesOf(payload)),
    payloadType: type,
    signatures: [{ keyid: wrongly.keyid ?? keyIdOf(signer), sig }],
  };
  return { signer, file: (wrongly.alter ?? ((text) => text))(canonicalJson(envelope)) };
}

/** Statements that are refused, each signed as well as it can be. */
export function refusedStatements(header: StatementHeader): readonly RefusedStatement[] {
  const ballot = { ...header, kind: "ballot", body: samples.ballot };
  const good = canonicalJson(ballot);
  const dossier = { ...header, kind: "dossier", body: samples.dossier };
  const untidy = { ...samples.dossier, profile: { ...samples.dossier.profile, title: " 演示项目" } };
  const emoji = { ...header, kind: "objection", body: { ...samples.objection, part: "😀".repeat(201) } };
  const { auditHead: _, ...headless } = ballot;
  const typed = (kind: string) => ({ type: `application/vnd.guijian.${kind}+json` });
  const cases: readonly (readonly [string, RefusedStatement["reason"], ReturnType<typeof file>])[] = [
    ["members in another order", "damaged", file(JSON.stringify(ballot))],
    ["white space in the payload", "damaged", file(good.replace(",", ", "))],
    ["a byte order mark", "damaged", file(`\uFEFF${good}`)],
    ["a member twice", "damaged", file(good.replace('"id":', '"auditHead":null,"id":'))],
    ["a character escaped that need not be", "damaged", file(good.replace("passed", "\\u0070assed"))],
    ["a whole number with a fraction", "damaged", file(good.replace('"schema":1', '"schema":1.0'))],
    ["a member the header has not", "damaged", file(canonicalJson({ ...ballot, note: "" }))],
    ["a member the body has not", "damaged", file(canonicalJson({ ...ballot, body: { ...samples.ballot, note: "" } }))],
    ["a member of the header missing", "damaged", file(canonicalJson(headless))],
    ["an instant without offset", "damaged", file(canonicalJson({ ...ballot, issuedAt: "2026-11-20T10:15:00" }))],
    ["a digest in capitals", "damaged", file(canonicalJson({ ...ballot, subjects: ["5B".repeat(32)] }))],
    ["another kind inside than outside", "damaged", file(canonicalJson({ ...ballot, kind: "dissent" }))],
    ["a payload type of somebody else", "damaged", file(good, { type: "application/vnd.in-toto+json" })],
    [
      "a title that begins with a space",
      "damaged",
      file(canonicalJson({ ...dossier, body: untidy }), typed("dossier")),
    ],
    ["201 characters where 200 are allowed", "damaged", file(canonicalJson(emoji), typed("objection"))],
    ["nested 65 levels", "damaged", file(canonicalJson({ ...ballot, body: nested(64) }))],
    ["a line feed behind", "damaged", file(good, { alter: (text) => `${text}\n` })],
    ["a space in the envelope", "damaged", file(good, { alter: (text) => text.replace(":", ": ") })],
    ["base64 without padding", "damaged", file(good, { alter: (text) => text.replaceAll("=", "") })],
    [
      "base64 for addresses",
      "damaged",
      file(good, { alter: (text) => text.replaceAll("/", "_").replaceAll("+", "-") }),
    ],
    ["two signatures", "damaged", file(good, { alter: (text) => text.replace(/\[(.*)\]/u, "[$1,$1]") })],
    ["a later schema", "newer", file(canonicalJson({ ...ballot, schema: 2, more: true }))],
    ["a kind nobody knows yet", "newer", file(canonicalJson({ ...ballot, kind: "poll" }), typed("poll"))],
    ["the key id of another key", "untrusted", file(good, { keyid: keyIdOf(publicKeys.root) })],
    ["expected from another key", "untrusted", { ...file(good), signer: publicKeys.root }],
    [
      "signed without the pre-authentication encoding",
      "untrusted",
      file(good, { sign: () => signBytes(bytesOf(good), seed) }),
    ],
    ["S beyond the group order", "untrusted", file(good, { sign: (each) => unreduced(signBytes(each, seed)) })],
    ["a key of small order", "untrusted", file(good, { signer: neutral, sign: signedByNobody })],
    [
      "a small key in another encoding",
      "untrusted",
      file(good, { signer: `ee${"ff".repeat(30)}7f`, sign: signedByNobody }),
    ],
  ];
  return cases.map(([what, reason, made]) => ({ what, reason, ...made }));
}

function nested(levels: number): unknown {
  return levels === 0 ? null : [nested(levels - 1)];
}

/** JSON texts and their one canonical form; null where there is none. */
export function canonicalTexts(): readonly { readonly text: string; readonly canonical: string | null }[] {
  const pairs: readonly (readonly [string, string | null])[] = [
    ['{"b":1,"a":2}', '{"a":2,"b":1}'],
    ['{"10":1,"9":2}', '{"10":1,"9":2}'],
    ['{"\\uFB33":1,"\\uD83D\\uDE00":2,"\\u00e9":3,"z":4}', '{"z":4,"é":3,"😀":2,"\uFB33":1}'],
    ['{"__proto__":1,"":2}', '{"":2,"__proto__":1}'],
    ['["\\u0008\\u0009\\u000a\\u000b\\u000c\\u000d\\u001F\\u007f"]', '["\\b\\t\\n\\u000b\\f\\r\\u001f\u007F"]'],
    ['["\\/\\"\\\\\\u2028"]', '["/\\"\\\\\u2028"]'],
    ['["\\uDEAD","\\uD83D","\\uDE00\\uD83D"]', '["\\udead","\\ud83d","\\ude00\\ud83d"]'],
    ["[1.0,1e3,-5]", "[1,1000,-5]"],
    ["[9007199254740991]", "[9007199254740991]"],
    [" [ true , false , null ] ", "[true,false,null]"],
    ["[9007199254740992]", null],
    ["[0.5]", null],
    ["[-0]", null],
  ];
  return pairs.map(([text, canonical]) => ({ text, canonical }));
}
