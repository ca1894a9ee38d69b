import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { z } from "zod";
import { Refusal } from "../../errors.ts";
import type { Digest } from "../../ids.ts";
import { canonicalJson } from "../../json.ts";
import { problemOf } from "./pack-problem.ts";
import { standardPackSchema, type StandardPack } from "./pack-schema.ts";
import { rulesSchema, type HouseRules } from "./rules-schema.ts";
import { sameText } from "./text.ts";

/** The parsed JSON files of a standard pack's folder, as read; nothing about them is trusted yet. */
export interface StandardPackFiles {
  /** `pack.json`: everything but the three lists below. */
  readonly pack: unknown;
  /** `clauses.json`: a list. */
  readonly clauses: unknown;
  /** `scenarios.json`: `{ basics, replacements, scenarios }`. */
  readonly scenarios: unknown;
  /** `ambiguities.json`: a list. */
  readonly ambiguities: unknown;
}

/** A validated pack with the SHA-256 of its canonical JSON: what dossiers, sheets and conclusions bind to. */
export interface Loaded<Pack> {
  readonly content: Pack;
  readonly digest: Digest;
}

/**
 * Validates a standard pack from its files. The digest covers the whole pack as one value, so it does not depend on
 * how the files are split, ordered or indented. Throws `pack-invalid` with the path and reason of the first
 * problem, or by its name: `clause-unknown`, `threshold-missing`, `weights-not-one`, `component-out-of-range`.
 */
export function loadStandardPack(files: StandardPackFiles): Loaded<StandardPack> {
  const merged = {
    ...asObject(files.pack, "pack"),
    ...asObject(files.scenarios, "scenarios"),
    clauses: files.clauses,
    ambiguities: files.ambiguities,
  };
  return validate(standardPackSchema, merged);
}

/**
 * Validates a house rules pack, and where the standard it goes with is given, that it names no clause the standard does not have and reads nothing otherwise
 * than the program does where the program fixes it. Throws like {@link loadStandardPack}, and `readings-incomplete`, `reading-fixed`.
 */
export function loadRules(json: unknown, standard: StandardPack | null = null): Loaded<HouseRules> {
  const loaded = validate(rulesSchema, json);
  if (standard === null) return loaded;
  requireClauses(loaded.content, standard);
  requireFixedReadings(loaded.content, standard);
  return loaded;
}

/** Throws `clause-unknown` with the place where the rules name a clause outside the pack. */
function requireClauses({ kinds }: HouseRules, standard: StandardPack): void {
  const known = new Set(standard.clauses.map(({ id }) => id));
  kinds.forEach((kind, index) => {
    const places: readonly (readonly [path: string, clause: string | null])[] = [
      ...kind.weightClauses.map(({ clause }, at) => [`weightClauses.${at}.clause`, clause] as const),
      ...(kind.focusClauses ?? []).map(({ clause }, at) => [`focusClauses.${at}.clause`, clause] as const),
      ...kind.convening.map(({ clause }, at) => [`convening.${at}.clause`, clause] as const),
      ["panel.mixClause", kind.panel.mixClause],
    ];
    for (const [path, clause] of places)
      if (clause !== null && !known.has(clause))
        throw new Refusal("clause-unknown", { path: `kinds.${index}.${path}`, clause });
  });
}

/** Throws `reading-fixed` where the rules say otherwise of what the program reads one way: it would not obey them. */
function requireFixedReadings({ readings = [] }: HouseRules, { ambiguities }: StandardPack): void {
  readings.forEach(({ number, reading }, index) => {
    const ambiguity = ambiguities.find((each) => each.number === number);
    if (ambiguity?.settledBy !== "program" || sameText(reading, ambiguity.default)) return;
    throw new Refusal("reading-fixed", { path: `readings.${index}.reading`, ambiguity: String(number) });
  });
}

function validate<Schema extends z.ZodType>(schema: Schema, json: unknown): Loaded<z.output<Schema>> {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    // One mistake often shows in several places: the one that has a name tells most.
    const { issues } = parsed.error;
    const issue = issues.find((each) => problemOf(each) !== null) ?? issues[0];
    const path = (issue?.path ?? []).map(String).join(".");
    const reason = issue?.message ?? "not valid";
    const problem = issue === undefined ? null : problemOf(issue);
    if (problem === null) throw new Refusal("pack-invalid", { path, reason });
    const { code, ...details } = problem;
    throw new Refusal(code, { path, reason, ...details });
  }
  return { content: parsed.data, digest: bytesToHex(sha256(utf8ToBytes(canonicalText(parsed.data)))) };
}

/** A number the schema takes and canonical JSON has no text for: minus zero. */
function canonicalText(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (cause) {
    throw new Refusal("pack-invalid", { path: "", reason: cause instanceof Error ? cause.message : "" }, { cause });
  }
}

function asObject(value: unknown, path: string): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Refusal("pack-invalid", { path, reason: "not an object" });
}
