import type { Page } from "@playwright/test";

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
