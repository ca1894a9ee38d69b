import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { z } from "zod";
import { Refusal } from "../../errors.ts";
import type { Digest } from "../../ids.ts";
import { canonicalJson } from "../../json.ts";
import { standardPackSchema, type StandardPack } from "./pack-schema.ts";
import { rulesSchema, type HouseRules } from "./rules-schema.ts";

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
 * how the files are split, ordered or indented. Throws `pack-invalid` with the path and reason of the first problem.
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

/** Validates a house rules pack. Throws `pack-invalid` with the path and reason of the first problem. */
export function loadRules(json: unknown): Loaded<HouseRules> {
  return validate(rulesSchema, json);
}

function validate<Schema extends z.ZodType>(schema: Schema, json: unknown): Loaded<z.output<Schema>> {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refusal("pack-invalid", {
      path: (issue?.path ?? []).map(String).join("."),
      reason: issue?.message ?? "not valid",
    });
  }
  return { content: parsed.data, digest: bytesToHex(sha256(utf8ToBytes(canonicalJson(parsed.data)))) };
}

function asObject(value: unknown, path: string): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Refusal("pack-invalid", { path, reason: "not an object" });
}
