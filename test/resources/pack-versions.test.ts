import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { type PackNow, type PackVersion, packVersionsSchema, recorded } from "./pack-versions.ts";
import { modelRules, readResource, standardFiles } from "./read-packs.ts";

const versions = packVersionsSchema.parse(readResource("pack-versions.json"));
const standard = loadStandardPack(standardFiles());
const rules = loadRules(modelRules());
const now = [standard, rules].map(({ content: { id, version }, digest }): PackNow => ({ pack: id, version, digest }));

/**
 * A pack's number says which content it is: dossiers, sheets and conclusions name both. After a change of a pack run this test with `-u`: it takes a version in
 * the making as it is now, and refuses for one that went out; that one needs the next number first.
 */
test("resources/pack-versions.json records the packs as they are", async () => {
  const record = now.reduce(recorded, versions);
  const text = await format(JSON.stringify(record), { parser: "json", printWidth: 120 });
  await expect(text).toMatchFileSnapshot("../../resources/pack-versions.json");
});

test("of one number there is one content, and of one content one number", () => {
  for (const { pack } of now) {
    const own = versions.filter((entry) => entry.pack === pack);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ version }) => version)).size).toBe(own.length);
    expect(new Set(own.map(({ digest }) => digest)).size).toBe(own.length);
    expect(own.slice(0, -1).every(({ released }) => released !== null)).toBe(true);
  }
});

describe("a version that went out", () => {
  const entry = (version: string, digest: string, released: string | null): PackVersion => ({
    pack: "p",
    version,
    digest: digest.repeat(64),
    released,
  });
  const pack = (version: string, digest: string): PackNow => ({ pack: "p", version, digest: digest.repeat(64) });
  const out = entry("1.0.0", "a", "2026-01-01");

  test("keeps its content for ever", () => {
    expect(recorded([out], pack("1.0.0", "a"))).toEqual([out]);
    expect(() => recorded([out], pack("1.0.0", "b"))).toThrow("give it the next number");
  });

  test("is followed by a later number, which takes its content as it goes until it goes out", () => {
    const made = recorded([out], pack("1.1.0", "b"));
    expect(made).toEqual([out, entry("1.1.0", "b", null)]);
    expect(recorded(made, pack("1.1.0", "c"))).toEqual([out, entry("1.1.0", "c", null)]);
    expect(() => recorded(made, pack("1.2.0", "c"))).toThrow("never went out");
    expect(() => recorded([out], pack("0.9.9", "b"))).toThrow("is not after");
    expect(() => recorded([out, entry("1.1.0", "b", "2026-02-01")], pack("1.0.0", "a"))).toThrow("is older");
  });
});
