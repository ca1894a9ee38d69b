import { contract } from "#shared/contract/index.ts";

const everything = Object.keys(contract);

/** What an autosaved edit may change beside its own group. A keystroke must not make every screen ask again. */
const byEdit: Readonly<Record<string, readonly string[]>> = {
  dossiers: ["dossiers"],
  record: ["record", "reviews", "chair", "documents", "projection", "packs"],
  sheets: ["sheets"],
  scans: ["scans"],
  causes: ["causes", "sync", "documents"],
  transcriptions: ["transcriptions"],
  chair: ["chair", "projection"],
  packs: ["packs"],
  vault: ["vault"],
};

/** Contract groups whose answers may differ after a command (all of them) or an edit (those that show what it writes). */
export function touchedGroups(group: string, mode: "command" | "edit" | "task"): readonly string[] {
  return mode !== "edit" ? everything : (byEdit[group] ?? everything);
}
