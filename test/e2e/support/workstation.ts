import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base } from "@playwright/test";
import { openBrowserHost } from "./browser-host.ts";
import { openDesktopHost } from "./desktop-host.ts";
import type { Folders, Workstation } from "./opened-workstation.ts";

export interface HostOptions {
  readonly hostKind: Workstation["kind"];
}

interface Fixtures {
  readonly folders: Folders;
  readonly openWorkstation: () => Promise<Workstation>;
  /** Opens the program on another person's computer: a home of its own, the same folder of files as a stick would carry. */
  readonly openElsewhere: (name: string) => Promise<Workstation>;
  readonly workstation: Workstation;
}

/** `test` with `workstation` (one that is open) and `openWorkstation` (to open it again over the same folders). */
export const test = base.extend<Fixtures & HostOptions>({
  hostKind: ["browser", { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
  folders: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), "guijian-e2e-"));
    await use(foldersIn(folder, "home"));
    await rm(folder, { recursive: true, force: true });
  },
  openWorkstation: async ({ openElsewhere }, use) => use(() => openElsewhere("home")),
  openElsewhere: async ({ hostKind, folders }, use) => {
    const opened: Workstation[] = [];
    await use(async (name) => {
      const at = foldersIn(path.dirname(folders.home), name);
      const workstation = await (hostKind === "browser" ? openBrowserHost(at) : openDesktopHost(at));
      opened.push(workstation);
      return workstation;
    });
    for (const workstation of opened) await workstation.close();
  },
  workstation: async ({ openWorkstation }, use) => use(await openWorkstation()),
});

/** The folders of the computer called `name`; all computers of a test share the folder of files. */
export function foldersIn(folder: string, name: string): Folders {
  const place = (end: string) => path.join(folder, `${name}${end}`);
  return {
    home: place(""),
    temporary: place("-temporary"),
    profile: place("-profile"),
    files: path.join(folder, "files"),
  };
}

export { expect } from "@playwright/test";
