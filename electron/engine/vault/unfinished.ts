import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import { takeLock } from "./lock-file.ts";

/** Beside a demo workstation for as long as it is being made. Without it a folder is somebody's, whether it is listed or not. */
const mark = "being-made";

export function markUnfinished(folder: string): void {
  writeFileSync(path.join(folder, mark), "", { mode: 0o600 });
}

export function markFinished(folder: string): void {
  rmSync(path.join(folder, mark), { force: true });
}

/** Removes the demo workstations whose making was broken off, unless they are being made just now. Nobody was ever told how to open them. */
export function removeUnfinished(workstations: string, listed: ReadonlySet<string>): void {
  if (!existsSync(workstations)) return;
  for (const id of readdirSync(workstations)) {
    const folder = path.join(workstations, id);
    if (!existsSync(path.join(folder, mark))) continue;
    if (listed.has(id)) markFinished(folder);
    else if (isFree(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

function isFree(folder: string): boolean {
  try {
    takeLock(path.join(folder, "open.lock"))();
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "workstation-in-use") return false;
    throw error;
  }
}
