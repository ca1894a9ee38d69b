import { mkdtempSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { otherElectron } from "#tooling/electron-runtime.ts";

let description: string;
beforeAll(async () => {
  description = await readFile(path.resolve(import.meta.dirname, "..", "..", "electron-builder.yml"), "utf8");
});

/** The lines of one section of the packer's description, without comments. */
function section(name: string): readonly string[] {
  const lines = description.split("\n").filter((line) => !line.trim().startsWith("#"));
  const begin = lines.indexOf(`${name}:`);
  const end = lines.findIndex((line, index) => index > begin && /^\S/.test(line));
  return lines
    .slice(begin + 1, end)
    .map((line) => line.trim())
    .filter(Boolean);
}

describe("what is installed", () => {
  it("has every fuse set: it cannot be run as Node, inspected, or made to load other code", () => {
    expect(section("electronFuses").toSorted()).toEqual([
      "enableCookieEncryption: true",
      "enableEmbeddedAsarIntegrityValidation: true",
      "enableNodeCliInspectArguments: false",
      "enableNodeOptionsEnvironmentVariable: false",
      "grantFileProtocolExtraPrivileges: false",
      "onlyLoadAppFromAsar: true",
      "runAsNode: false",
    ]);
  });

  it("has the Electron of the lock file, of no older major than the description asks for", async () => {
    const read = async (file: string): Promise<unknown> =>
      JSON.parse(await readFile(path.resolve(import.meta.dirname, "..", "..", file), "utf8"));
    const { devDependencies } = (await read("package.json")) as { devDependencies: Readonly<Record<string, string>> };
    const { packages } = (await read("package-lock.json")) as {
      packages: Readonly<Record<string, { version: string; integrity?: string }>>;
    };
    const asked = /^\^(\d+)\.(\d+)\.\d+$/.exec(devDependencies["electron"] ?? "");
    const locked = packages["node_modules/electron"];
    const shipped = /^(\d+)\.(\d+)\.\d+$/.exec(locked?.version ?? "");
    expect(shipped?.[1]).toBe(asked?.[1]);
    expect(Number(shipped?.[2])).toBeGreaterThanOrEqual(Number(asked?.[2]));
    expect(locked?.integrity).toMatch(/^sha512-/);
  });

  it("is made with no other Electron, whatever the environment names", async () => {
    const root = path.resolve(import.meta.dirname, "..", "..");
    const { packages } = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")) as {
      packages: Readonly<Record<string, { version: string }>>;
    };
    const own = packages["node_modules/electron"]?.version ?? "";
    const holding = (version: string | null) => {
      const folder = mkdtempSync(path.join(tmpdir(), "guijian-electron-"));
      if (version !== null) {
        writeFileSync(path.join(folder, "electron"), "");
        writeFileSync(path.join(folder, "version"), version);
      }
      return { ELECTRON_OVERRIDE_DIST_PATH: folder };
    };
    expect(otherElectron(root, {})).toBeNull();
    expect(otherElectron(root, holding(`v${own}`))).toBeNull();
    expect(otherElectron(root, holding("33.4.11"))).toContain("holds 33.4.11");
    expect(otherElectron(root, holding(null))).toContain("holds no Electron");
  });

  it("holds of the installed packages the native module only, where the system can load it", () => {
    const packages = section("files").filter((line) => line.includes("node_modules") && !line.includes("!"));
    expect(packages.every((line) => line.includes("node_modules/better-sqlite3/"))).toBe(true);
    expect(section("files")).toContain('- "!node_modules/**/*"');
    expect(section("asarUnpack")).toEqual(["- dist/engine/**", "- node_modules/better-sqlite3/**"]);
    expect(description).toMatch(/^npmRebuild: false$/m);
  });

  it("opens the four kinds of package files", () => {
    const extensions = section("fileAssociations").map((line) => /ext: (\w+)/.exec(line)?.[1]);
    expect(extensions.filter(Boolean)).toEqual(["gjd", "gjs", "gjr", "gjx"]);
  });

  it("registers no address scheme: no page and no mail can start it", () => {
    expect(description).not.toMatch(/^\s*-?\s*(?:protocols|schemes|mimeTypes|desktop):/m);
  });
});
