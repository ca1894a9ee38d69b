import { homedir } from "node:os";
import path from "node:path";

/**
 * Where this person's workstations live, the same for both hosts: `GUIJIAN_HOME`, else the folder this system keeps an application's
 * own data in (on Windows the local one: vaults do not roam).
 */
export function homeFolder(environment: NodeJS.ProcessEnv): string {
  const named = environment["GUIJIAN_HOME"];
  if (named) return path.resolve(named);
  if (process.platform === "win32") return path.join(environment["LOCALAPPDATA"] ?? homedir(), "Guijian");
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Application Support", "Guijian");
  return path.join(environment["XDG_DATA_HOME"] ?? path.join(homedir(), ".local", "share"), "guijian");
}
