import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, type Page } from "@playwright/test";
import { openBrowserHost } from "./browser-host.ts";
import { openDesktopHost } from "./desktop-host.ts";

/** A running workstation with a person at it: what differs between the hosts is hidden here. */
export interface Workstation {
  readonly kind: "browser" | "desktop";
  /** The desk window. */
  readonly page: Page;
  /** Runs `act`, which opens a file dialog, and answers it with these files. */
  readonly chooseFiles: (files: readonly string[], act: () => Promise<void>) => Promise<void>;
  /** Runs `act`, which asks for a folder, and answers with this one; it lies under `files`. */
  readonly chooseFolder: (folder: string, act: () => Promise<void>) => Promise<void>;
  /** Runs `act`, which saves a file, and returns where it was saved. */
  readonly save: (act: () => Promise<void>) => Promise<string>;
  /** Runs `act`, which opens the projection window, and returns that window. */
  readonly projection: (act: () => Promise<void>) => Promise<Page>;
  /** Ends the program. */
  readonly close: () => Promise<void>;
  /** Ends the program as a power cut would: nothing of it gets a chance to save. */
  readonly crash: () => Promise<void>;
}

export interface Folders {
  /** Where the program keeps its workstations. */
  readonly home: string;
  /** Where the person keeps files; folders can be chosen below it. */
  readonly files: string;
  /** Where the program and its browser put what they need for a moment. */
  readonly temporary: string;
  /** Where the browser keeps its cache, its history and what pages store. */
  readonly profile: string;
}

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
