// Item 19 of the security checklist in Electron's documentation, on the installed Electron with the fuses of what is installed at people's desks.
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { electronExecutable } from "./support/desktop-host.ts";
import { makeFusedElectron } from "./support/fused-electron.ts";
import { expect, test } from "./support/workstation.ts";

test.skip(process.platform !== "linux", "Electron's folder is laid out otherwise elsewhere; the fuses are the same");

let folder: string;
let plain: string;
let fused: string;
const program = (word: string) => `console.log("${word}"); require("electron").app.exit(0);`;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "guijian-fuses-"));
  plain = electronExecutable();
  fused = await makeFusedElectron(path.join(folder, "electron"), program("from the archive"));
  await mkdir(path.join(folder, "loose"));
  await writeFile(path.join(folder, "loose", "package.json"), JSON.stringify({ name: "loose", main: "main.cjs" }));
  await writeFile(path.join(folder, "loose", "main.cjs"), program("from a folder"));
  await writeFile(path.join(folder, "planted.cjs"), 'console.log("planted");');
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything a program says until it ends. Whether Chromium's sandbox can start is another test's question. */
function said(executable: string, given: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const profile = `--user-data-dir=${path.join(folder, "profile")}`;
  const switches = environment["ELECTRON_RUN_AS_NODE"] === undefined ? ["--no-sandbox", "--disable-gpu", profile] : [];
  const child = spawn(executable, [...given, ...switches], {
    env: { ...process.env, ...environment },
    timeout: 60_000,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (text += piece.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(text));
  });
}

test("19: an installed program cannot be run as Node", async () => {
  const asNode = { ELECTRON_RUN_AS_NODE: "1" };
  const given = ["-e", 'console.log("as Node")'];
  expect(await said(plain, given, asNode)).toContain("as Node");
  expect(await said(fused, given, asNode)).not.toContain("as Node");
});

test("19: it takes no options for Node from the environment and lets nobody inspect it", async () => {
  const loose = path.join(folder, "loose");
  const planted = { NODE_OPTIONS: `--require=${path.join(folder, "planted.cjs")}` };
  expect(await said(plain, [loose], planted)).toContain("planted");
  expect(await said(plain, ["--inspect=0", loose])).toContain("Debugger listening");
  const answers = [await said(fused, [], planted), await said(fused, ["--inspect=0"])];
  for (const answer of answers) {
    expect(answer).toContain("from the archive");
    expect(answer).not.toMatch(/planted|Debugger listening/);
  }
});

test("19: it runs its archive and no folder put in its place", async () => {
  const loose = path.join(folder, "loose");
  expect(await said(plain, [loose])).toContain("from a folder");
  // Beside the archive, and where there is no archive any more.
  const resources = path.join(path.dirname(fused), "resources");
  await cp(loose, path.join(resources, "app"), { recursive: true });
  expect(await said(fused, [loose])).toContain("from the archive");
  await rm(path.join(resources, "app.asar"));
  expect(await said(fused, [loose])).not.toContain("from a folder");
});
