import { describe, expect, test } from "vitest";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { Refusal } from "#shared/errors.ts";
import { canonicalJson } from "#shared/json.ts";
import { loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { modelRules } from "#test/resources/read-packs.ts";
import { clauseInput, packInput } from "./example-pack.ts";

/** The example pack cut into files as a folder holds it. */
function files() {
  const { clauses, scenarios, basics, ambiguities, ...pack } = packInput();
  return { pack, clauses, scenarios: { basics, scenarios }, ambiguities };
}

function refusal(act: () => unknown): Refusal | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error : null;
  }
}

describe("loadStandardPack", () => {
  test("joins the files and hashes the canonical whole", () => {
    const { content, digest } = loadStandardPack(files());
    expect(content).toEqual(packInput());
    expect(digest).toBe(bytesToHex(sha256(utf8ToBytes(canonicalJson(packInput())))));
  });

  test("the digest ignores the order of members and notices every change of content", () => {
    const { digest } = loadStandardPack(files());
    const reordered = Object.fromEntries(Object.entries(files().pack).toReversed());
    expect(loadStandardPack({ ...files(), pack: reordered }).digest).toBe(digest);
    const changed = files().clauses.with(0, clauseInput({ ambiguities: [1], threshold: "91" }));
    expect(loadStandardPack({ ...files(), clauses: changed }).digest).not.toBe(digest);
  });

  test("refuses with the path and the reason", () => {
    const clauses = files().clauses.with(0, clauseInput({ threshold: "九十" }));
    const refused = refusal(() => loadStandardPack({ ...files(), clauses }));
    expect(refused?.code).toBe("pack-invalid");
    expect(refused?.details).toEqual({ path: "clauses.0.threshold", reason: "gte needs decimal text" });
  });

  test.each([null, [], "pack", 3])("refuses %j in place of a file", (pack) => {
    expect(refusal(() => loadStandardPack({ ...files(), pack }))?.details).toEqual({
      path: "pack",
      reason: "not an object",
    });
  });

  test("what is loaded cannot be changed", () => {
    const { content } = loadStandardPack(files());
    expect(Object.isFrozen(content)).toBe(true);
    expect(Object.isFrozen(content.clauses)).toBe(true);
    expect(Object.isFrozen(content.clauses[0])).toBe(true);
  });
});

describe("loadRules", () => {
  test("validates and hashes", () => {
    const { content, digest } = loadRules(modelRules());
    expect(digest).toBe(bytesToHex(sha256(utf8ToBytes(canonicalJson(modelRules())))));
    expect(loadRules({ ...content, ballot: { ...content.ballot, mode: "secret" } }).digest).not.toBe(digest);
  });

  test("refuses a number that has no canonical text", () => {
    const text = JSON.stringify(modelRules());
    const minus = text.replace(/:0(?=[,}])/, ":-0");
    expect(minus).not.toBe(text);
    expect(refusal(() => loadRules(JSON.parse(minus)))?.code).toBe("pack-invalid");
  });

  test("refuses what is not a pack", () => {
    expect(refusal(() => loadRules({}))?.code).toBe("pack-invalid");
  });
});
