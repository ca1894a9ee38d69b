// `npm run dist`: builds and packs installers for this system, one after the other, with the bill of materials beside them, and says of each whether it was
// built or why it was not run; `npm run dist:dir` packs a folder that can be started as it is.
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "./build.ts";
import { findElectron, otherElectron } from "./electron-runtime.ts";
import { type billOfMaterials, withElectron } from "./licences.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The installers of each system, by the packer's option; one system's are built on that system. */
const targets = {
  linux: ["--linux deb", "--linux AppImage"],
  win32: ["--win nsis"],
  darwin: ["--mac dmg"],
} as const;

/** What a packer says when a tool it fetches cannot be had. */
const outOfReach =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|cannot download|failed to download|status code|HttpError/i;

await build(say);
const given = process.argv.slice(2);
const good = given.length > 0 ? (await pack(given)).code === 0 : await packAll();
if (good) await writeBill();
process.exit(good ? 0 : 1);

/** Puts the bill of materials beside the installers, with the Electron they hold. */
async function writeBill(): Promise<void> {
  const built = JSON.parse(await readFile(path.join(root, "dist", "sbom.cdx.json"), "utf8")) as ReturnType<
    typeof billOfMaterials
  >;
  const chosen = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ? (findElectron(root, process.env)?.version ?? null) : null;
  const bill = withElectron(built, chosen);
  await writeFile(path.join(root, "release", "sbom.cdx.json"), `${JSON.stringify(bill, null, 2)}\n`);
}

/** Builds every installer of this system and prints a line for every installer there is. */
async function packAll(): Promise<boolean> {
  const rows: string[] = [];
  const other = otherElectron(root, process.env);
  let sound = true;
  for (const [system, options] of Object.entries(targets))
    for (const option of options) {
      const name = option.replace("--", "").padEnd(16);
      if (system !== process.platform) {
        rows.push(`${name} not run: it is built on its own system`);
        continue;
      }
      if (other !== null) {
        rows.push(`${name} not run: ${other}`);
        continue;
      }
      const { code, output } = await pack(option.split(" "));
      if (code === 0) rows.push(`${name} built`);
      else if (outOfReach.test(output)) rows.push(`${name} not run: a tool the packer downloads is out of reach`);
      else {
        sound = false;
        rows.push(`${name} failed`);
      }
    }
  say(`\n${rows.join("\n")}`);
  return sound;
}

/** Runs the packer with its output on ours, and answers it, too. */
function pack(options: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const packer = path.join(root, "node_modules", "electron-builder", "cli.js");
  const child = spawn(process.execPath, [packer, "--publish", "never", ...chosenElectron(), ...options], { cwd: root });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output.push(text);
      process.stdout.write(text);
    });
  return new Promise((resolve) => {
    child.once("close", (code) => resolve({ code: code ?? 1, output: output.join("") }));
  });
}

/** An Electron of our own choosing instead of the one the packer would fetch. */
function chosenElectron(): readonly string[] {
  const folder = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const version = findElectron(root, process.env)?.version;
  return folder && version ? [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`] : [];
}
