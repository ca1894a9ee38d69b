import { statSync, truncateSync, writeFileSync } from "node:fs";
import { holdFile } from "#db/hold-file.ts";
import { Refusal } from "#shared/errors.ts";

/**
 * Claims a vault for this process; answers the release. The claim is held by the operating system and ends with the process, so that nothing a crash or a
 * power cut leaves behind keeps anybody out. The file stays: if it were removed, two could hold one of the same name. Refuses `workstation-in-use`.
 */
export function takeLock(file: string): () => void {
  makeEmpty(file);
  const release = holdFile(file);
  if (release === null) throw new Refusal("workstation-in-use");
  return release;
}

/** Earlier versions, and whoever else, may have left something in it; while it is held it is always empty. */
function makeEmpty(file: string): void {
  try {
    writeFileSync(file, "", { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (statSync(file).size > 0) truncateSync(file);
  }
}
