// Proves that each rule of the layering really bites: one offender per rule, and a well-behaved file that must pass.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const repository = path.resolve(import.meta.dirname, "..");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "guijian-test-"));
  const { options: _, ...rules } = JSON.parse(
    await readFile(path.join(repository, ".oxlintrc.json"), "utf8"),
  ) as Record<string, unknown>;
  await writeFile(path.join(folder, ".oxlintrc.json"), JSON.stringify(rules));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a tool of this repository and returns what it prints; a tool that finds something exits with an error. */
function run(tool: readonly string[], cwd: string): Promise<string> {
  const [script = "", ...options] = tool;
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(repository, "node_modules", script), ...options], { cwd }, (_, out, error) =>
      resolve(out + error),
    );
  });
}

/** The refusals of one file's imports, by the rule on imports. */
async function refusals(file: string, imported: string): Promise<readonly string[]> {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, `import { thing } from "${imported}";\nexport const same = thing;\n`);
  const output = await run(["oxlint/bin/oxlint", "--format=unix", file], folder);
  await rm(target);
  return output.split("\n").filter((line) => line.includes("no-restricted-imports"));
}

describe("imports", () => {
  it.each([
    ["shared/domain/panel/offender.ts", "node:fs"],
    ["shared/domain/panel/offender.ts", "react"],
    ["shared/domain/panel/offender.ts", "drizzle-orm"],
    ["shared/domain/panel/offender.ts", "#db/open.ts"],
    ["shared/domain/panel/offender.ts", "#engine/application.ts"],
    ["shared/domain/panel/offender.ts", "../../../electron/engine/application.ts"],
    ["db/offender.ts", "#engine/application.ts"],
    ["db/offender.ts", "#hosts/platform.ts"],
    ["db/offender.ts", "electron"],
    ["db/offender.ts", "react"],
    ["db/schema/offender.ts", "../../shared/ids.ts"],
    ["electron/engine/vault/offender.ts", "electron"],
    ["electron/engine/vault/offender.ts", "react"],
    ["electron/engine/vault/offender.ts", "#renderer/app/app.tsx"],
    ["electron/engine/vault/offender.ts", "#hosts/browser/server.ts"],
    ["electron/engine/vault/offender.ts", "../../hosts/platform.ts"],
    ["electron/hosts/browser/offender.ts", "electron"],
    ["electron/hosts/browser/offender.ts", "#engine/application.ts"],
    ["electron/hosts/browser/offender.ts", "#db/open.ts"],
    ["electron/hosts/browser/offender.ts", "better-sqlite3"],
    ["electron/hosts/desktop/offender.ts", "#engine/application.ts"],
    ["electron/hosts/desktop/offender.ts", "#renderer/app/app.tsx"],
    ["electron/hosts/desktop/offender.ts", "../../engine/application.ts"],
    ["electron/hosts/engine-process/main.ts", "electron"],
    ["renderer/features/offender.ts", "node:path"],
    ["renderer/features/offender.ts", "node:fs/promises"],
    ["renderer/features/offender.ts", "electron"],
    ["renderer/features/offender.ts", "better-sqlite3"],
    ["renderer/features/offender.ts", "#engine/application.ts"],
    ["renderer/features/offender.ts", "#hosts/platform.ts"],
    ["renderer/features/offender.ts", "../../shared/ids.ts"],
    ["test/engine/offender.test.ts", "../../electron/engine/application.ts"],
  ])("%s must not import %s", async (file, imported) => {
    expect(await refusals(file, imported)).toHaveLength(1);
  });

  it.each([
    ["shared/domain/panel/neighbour.ts", "zod"],
    ["shared/domain/panel/neighbour.ts", "#shared/ids.ts"],
    ["shared/domain/panel/neighbour.ts", "../standard/find-clause.ts"],
    ["db/neighbour.ts", "drizzle-orm/sqlite-core"],
    ["db/neighbour.ts", "node:fs"],
    ["electron/engine/vault/neighbour.ts", "#hosts/platform.ts"],
    ["electron/engine/vault/neighbour.ts", "node:fs/promises"],
    ["electron/hosts/engine-process/main.ts", "#engine/application.ts"],
    ["electron/hosts/desktop/neighbour.ts", "electron"],
    ["renderer/features/neighbour.ts", "#shared/contract/index.ts"],
    ["renderer/features/neighbour.ts", "react"],
  ])("%s may import %s", async (file, imported) => {
    expect(await refusals(file, imported)).toEqual([]);
  });
});

describe("types", () => {
  it.each([
    ["shared", "process.exit(1);", "process"],
    ["shared", "document.title;", "document"],
    ["db", "document.title;", "document"],
    ["electron/engine", "document.title;", "document"],
    ["electron/hosts", "document.title;", "document"],
    ["renderer", "process.exit(1);", "process"],
  ])("%s does not know %s", async (room, code, name) => {
    const project = path.join(folder, "types");
    await rm(project, { recursive: true, force: true });
    await mkdir(project);
    await writeFile(path.join(project, "offender.ts"), `${code}\nexport {};\n`);
    const tsconfig = {
      extends: path.join(repository, room, "tsconfig.json"),
      compilerOptions: {
        composite: false,
        declaration: false,
        emitDeclarationOnly: false,
        noEmit: true,
        rootDir: project,
        typeRoots: [path.join(repository, "node_modules", "@types"), path.join(repository, "node_modules")],
      },
      include: ["offender.ts"],
      references: [],
    };
    await writeFile(path.join(project, "tsconfig.json"), JSON.stringify(tsconfig));
    const output = await run(["typescript/bin/tsc", "-p", project], project);
    expect(output).toMatch(new RegExp(`offender\\.ts.*Cannot find name '${name}'`));
  });
});
