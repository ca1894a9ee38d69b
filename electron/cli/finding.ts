import { explain, type Refusal } from "#shared/errors.ts";

/** One thing that was looked at: proved, not provable with what was given, or wrong. */
export interface Finding {
  readonly state: "proved" | "not-proved" | "failed";
  /** Where in the file: an entry's name, `offset N`, a statement's kind. */
  readonly place: string;
  readonly zh: string;
  readonly en: string;
}

export function proved(place: string, zh: string, en: string): Finding {
  return { state: "proved", place, zh, en };
}

export function notProved(place: string, zh: string, en: string): Finding {
  return { state: "not-proved", place, zh, en };
}

export function failed(place: string, zh: string, en: string): Finding {
  return { state: "failed", place, zh, en };
}

/** Something that cannot be judged with what was given, with the refusal that says why. */
export function notProvedBy(refusal: Refusal, place: string): Finding {
  return { ...failedBy(refusal, place), state: "not-proved" };
}

/** A refusal as a finding, with the place and the problem it names. `place` stands in where it names none. */
export function failedBy(refusal: Refusal, place: string): Finding {
  const at = refusal.details["at"];
  const problem = refusal.details["problem"];
  const more = problem === undefined ? "" : ` [${problem}]`;
  return failed(
    at === undefined ? place : String(at),
    `${explain(refusal, "zh")}${more}`,
    `${explain(refusal, "en")}${more}`,
  );
}
