import { homedir } from "node:os";
import path from "node:path";

/** Where this person's workstations live: `GUIJIAN_HOME`, else the folder the system keeps application data in. */
export function homeFolder(environment: NodeJS.ProcessEnv): string {
  const named = environment["GUIJIAN_HOME"];
  if (named) return path.resolve(named);
  if (process.platform === "win32") return path.join(environment["APPDATA"] ?? homedir(), "Guijian");
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Application Support", "Guijian");
  return path.join(environment["XDG_DATA_HOME"] ?? path.join(homedir(), ".local", "share"), "guijian");
}
