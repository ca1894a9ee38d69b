import {
  exactly,
  isObject,
  parseJson,
  readCanonical,
  readCanonicalObject,
  type Json,
  type JsonObject,
} from "./canonical-json.ts";
import { digestOf, digestText, fromBase64, fromHex, textOf } from "./encodings.ts";
import { isSignature } from "./ed25519.ts";
import { fits, schemaOf } from "./json-schema.ts";
import { must, trusted, Unreadable } from "./unreadable.ts";

/** Largest statement file, in bytes. */
const LARGEST = 16 * 1024 * 1024;
const TYPE = /^application\/vnd\.guijian\.([a-z][a-z-]*)\+json$/u;

export type Statement = {
  readonly digest: string;
  readonly kind: string;
  readonly keyid: string;
  readonly paeDigest: string;
  readonly payload: JsonObject;
  readonly body: JsonObject;
  readonly subjects: readonly string[];
};

/** Reads a statement file (formats.md 2) and verifies it under the one key it is expected from, 64 hex characters. */
export function readStatement(file: Uint8Array, signer: string): Statement {
  must(file.length <= LARGEST, "a statement beyond its limit");
  const envelope = exactly(readCanonical(file), ["payload", "payloadType", "signatures"]);
  const type = textOf(envelope["payloadType"]);
  const payload = fromBase64(envelope["payload"], null);
  const signatures = envelope["signatures"];
  must(Array.isArray(signatures) && signatures.length === 1, "not exactly one signature");
  const signature = exactly(signatures[0], ["keyid", "sig"]);
  const keyid = digestText(signature["keyid"]);
  const sig = fromBase64(signature["sig"], 64);
  const content = readPayload(payload, type);
  const { body } = content;
  must(isObject(body), "no body");
  const key = fromHex(signer, 32);
  const pae = Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
  trusted(keyid === digestOf(key), "signed with another key");
  trusted(isSignature(key, pae, sig), "the signature does not hold");
  return {
    digest: digestOf(file),
    kind: textOf(content["kind"]),
    keyid,
    paeDigest: digestOf(pae),
    payload: content,
    body,
    subjects: Array.isArray(content["subjects"]) ? content["subjects"].map(textOf) : [],
  };
}

/** Tells a newer version from damage before anything else is judged, since only the later version knows its own shape. */
function readPayload(payload: Uint8Array, type: string): JsonObject {
  const kind = TYPE.exec(type)?.[1];
  must(kind !== undefined, "not a payload type of this format");
  const schema = schemaOf(kind);
  if (schema === null) throw new Unreadable("newer", `statements of kind ${kind}`);
  const claimed = parseJson(payload);
  if (isObject(claimed) && typeof claimed["schema"] === "number" && claimed["schema"] > 1)
    throw new Unreadable("newer", "a later schema");
  const content = readCanonicalObject(payload);
  must(content["kind"] === kind, "another kind inside than outside");
  must(fits(content, schema, schema), `not a ${kind} as its schema says`);
  must(kind !== "dossier" || TRIMMED.every((member) => isTrimmed(profileOf(content)[member])), "white space at an end");
  return content;
}

const TRIMMED = ["code", "title", "committee"];
const isTrimmed = (text: Json | undefined): boolean => typeof text !== "string" || text === text.trim();

function profileOf(content: JsonObject): JsonObject {
  const body = content["body"];
  const profile = isObject(body) ? body["profile"] : undefined;
  must(isObject(profile), "no profile");
  return profile;
}

/** Members of a body whose statements must be among the subjects, per kind. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  "joint-record": ["dossier"],
  supplement: ["dossier"],
  sheet: ["dossier"],
  suspicion: ["dossier"],
  scan: ["dossier"],
  confirmation: ["digest"],
  objection: ["record"],
  reveal: ["dossier", "sheets"],
  opinion: ["dossier", "record", "reveal"],
  ballot: ["opinion"],
  dissent: ["opinion"],
  cosign: ["opinion", "reveal"],
  refusal: ["opinion"],
  receipt: ["subject"],
  purge: ["dossier", "result", "receipt"],
  decision: ["result"],
  result: ["dossier", "reveal", "opinion"],
};

/** Digests of statements a body names that are missing among its subjects. */
export function unnamedSubjects(statement: Statement): readonly string[] {
  const named = (NAMING[statement.kind] ?? []).flatMap((member) => {
    const value = statement.body[member];
    if (typeof value === "string") return [value];
    if (!Array.isArray(value)) return [];
    return value.map((one) => digestText(exactly(one, ["channel", "digest", "memberId"])["digest"]));
  });
  return named.filter((digest) => !statement.subjects.includes(digest));
}
