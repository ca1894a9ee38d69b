import { canonical, exactly, isObject, type Json, type JsonObject } from "./canonical-json.ts";
import { countOf, digestOf, digestText, identifier, instant, textOf } from "./encodings.ts";
import { must } from "./unreadable.ts";

const MEMBERS = ["actor", "at", "command", "effect", "hash", "input", "previous", "seq"];
const NONE = "0".repeat(64);

/** Checks rows of an audit chain (formats.md 11) from its first, and gives its head. */
export function readChain(rows: readonly Json[]): string {
  let previous = NONE;
  rows.forEach((value, index) => {
    const row = exactly(value, MEMBERS);
    must(countOf(row["seq"]) === index + 1, "a row out of order");
    instant(row["at"]);
    textOf(row["command"]);
    if (row["actor"] !== null) identifier(row["actor"]);
    digestText(row["input"]);
    digestText(row["effect"]);
    must(row["previous"] === previous, "a row that does not follow");
    const unhashed: JsonObject = Object.fromEntries(Object.entries(row).filter(([name]) => name !== "hash"));
    must(digestText(row["hash"]) === digestOf(canonical(unhashed)), "a row that was changed");
    previous = textOf(row["hash"]);
  });
  return previous;
}

/** Members of a command's input that never enter a digest, at any depth. */
const SECRETS = ["pin", "issuerPin", "checkerPin", "passphrase", "current", "next", "code", "shares", "secret"];

/** What a row's `input` is of: the command's input without its secrets. */
export function inputDigest(input: Json): string {
  return digestOf(canonical(withoutSecrets(input)));
}

function withoutSecrets(value: Json): Json {
  if (isObject(value)) {
    const open = Object.entries(value).filter(([name]) => !SECRETS.includes(name));
    return Object.fromEntries(open.map(([name, member]) => [name, withoutSecrets(member)]));
  }
  return Array.isArray(value) ? value.map(withoutSecrets) : value;
}

export type Attested = {
  readonly rows: number;
  readonly head: string;
  /** Hashes of rows, by the row. */
  readonly marks: ReadonlyMap<number, string>;
};

/** What the body of an `audit-head` statement attests. */
export function attested(body: JsonObject): Attested {
  const marks = (Array.isArray(body["marks"]) ? body["marks"] : []).map((one: Json) => {
    const mark = exactly(one, ["hash", "row"]);
    return [countOf(mark["row"]), digestText(mark["hash"])] as const;
  });
  const rows = countOf(body["rows"]);
  must(
    marks.every(([row], index) => row >= 1 && row <= rows && (index === 0 || (marks[index - 1]?.[0] ?? 0) < row)),
    "marks out of order",
  );
  return { rows, head: digestText(body["head"]), marks: new Map(marks) };
}

/** Whether two heads one person attested about one vault cannot both be of one chain. */
export function contradict(one: Attested, other: Attested): boolean {
  const [shorter, longer] = one.rows <= other.rows ? [one, other] : [other, one];
  if (shorter.rows === longer.rows) return shorter.head !== longer.head;
  if (shorter.rows === 0) return false;
  const [oldest = 0] = longer.marks.keys();
  if (longer.marks.size >= 500 && shorter.rows < oldest) return false;
  return longer.marks.get(shorter.rows) !== shorter.head;
}
