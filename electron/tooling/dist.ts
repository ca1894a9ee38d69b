// `npm run dist`: builds and packs installers for this system, with the bill of materials beside them; `npm run dist:dir` packs a
// folder that can be started as it is.
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { build } from "./build.ts";
import { findElectron } from "./electron-runtime.ts";
import { runTool } from "./run-tool.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
await build((line) => process.stdout.write(`${line}\n`));

/** An Electron of our own choosing instead of the one the packer would fetch. */
function chosenElectron(): readonly string[] {
  const folder = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const version = findElectron(root, process.env)?.version;
  return folder && version ? [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`] : [];
}

const packer = path.join(root, "node_modules", "electron-builder", "cli.js");
const command = [process.execPath, packer, "--publish", "never", ...chosenElectron(), ...process.argv.slice(2)];
const code = await runTool(command, { cwd: root });
if (code === 0) await copyFile(path.join(root, "dist", "sbom.cdx.json"), path.join(root, "release", "sbom.cdx.json"));
process.exit(code);
