import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { describePackages, packageOf } from "#tooling/bundled-packages.ts";
import { billOfMaterials, integrityIn, licenceList, refusedLicences, withElectron } from "#tooling/licences.ts";

const root = path.resolve(import.meta.dirname, "..", "..");

describe("what others wrote and we ship", () => {
  it("is named by the folder a module came from, the innermost one", () => {
    expect(packageOf("/home/a/renderer/main.tsx")).toEqual([]);
    expect(packageOf("/home/a/node_modules/react/index.js")).toEqual(["react"]);
    expect(packageOf("\0/home/a/node_modules/@noble/hashes/argon2.js?commonjs")).toEqual(["@noble/hashes"]);
    expect(packageOf("C:\\a\\node_modules\\glob\\node_modules\\minimatch\\index.js")).toEqual([
      "glob/node_modules/minimatch",
    ]);
  });

  it("comes with the native module, its licence and its words", () => {
    const [module] = describePackages(root, []);
    expect(module).toMatchObject({ alias: "better-sqlite3", name: "better-sqlite3-multiple-ciphers", licence: "MIT" });
    expect(module?.text).toMatch(/permission is hereby granted/i);
    expect(licenceList("ours", module === undefined ? [] : [module])).toContain("better-sqlite3-multiple-ciphers");
  });

  it("is refused under a licence that asks more than we give, or under none", () => {
    const named = (licence: string | null) => ({ name: String(licence), licence });
    const fine = ["MIT", "Apache-2.0", "(MIT OR GPL-3.0-or-later)", "MIT AND BSD-3-Clause", "MPL-2.0"].map(named);
    const bad = ["GPL-3.0-or-later", "AGPL-3.0", "MIT AND GPL-2.0", "UNLICENSED", null].map(named);
    expect(refusedLicences([...fine, ...bad])).toEqual([
      "GPL-3.0-or-later: GPL-3.0-or-later",
      "AGPL-3.0: AGPL-3.0",
      "MIT AND GPL-2.0: MIT AND GPL-2.0",
      "UNLICENSED: UNLICENSED",
      "null: no licence",
    ]);
  });

  it("stands in the bill of materials with the registry's digest", () => {
    const packages = describePackages(root, ["@noble/hashes"]);
    const bill = billOfMaterials(
      "1.2.3",
      packages,
      integrityIn(readFileSync(path.join(root, "package-lock.json"), "utf8")),
    );
    const { components } = bill;
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.5" });
    expect(components.map(({ name }) => name)).toEqual([
      "@noble/hashes",
      "better-sqlite3-multiple-ciphers",
      "electron",
    ]);
    expect(components[0]?.purl).toMatch(/^pkg:npm\/%40noble\/hashes@2\./);
    for (const { hashes } of components)
      expect(hashes).toEqual([{ alg: "SHA-512", content: expect.stringMatching(/^[0-9a-f]{128}$/) as string }]);
    expect(withElectron(bill, null)).toEqual(bill);
    const packed = withElectron(bill, "33.0.1").components;
    expect(packed.slice(0, 2)).toEqual(components.slice(0, 2));
    expect(packed[2]).toMatchObject({ name: "electron", version: "33.0.1", purl: "pkg:npm/electron@33.0.1" });
    expect(packed[2]).not.toHaveProperty("hashes");
  });
});
