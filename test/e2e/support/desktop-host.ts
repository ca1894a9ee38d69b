import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { _electron, type ElectronApplication } from "@playwright/test";
import { repository } from "./browser-host.ts";
import type { Folders, Workstation } from "./opened-workstation.ts";

/** The Electron executable of the folder `ELECTRON_OVERRIDE_DIST_PATH` names, or of the installed package. Throws when there is none. */
export function electronExecutable(): string {
  const folder =
    process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? path.join(repository, "node_modules", "electron", "dist");
  const names = ["electron", "electron.exe", "Electron.app/Contents/MacOS/Electron"];
  const found = names.map((name) => path.join(folder, name)).find(existsSync);
  if (found === undefined) throw new Error(`no Electron in ${folder}`);
  return found;
}

export interface DesktopOptions {
  /** Folder of the application; this repository unless a test brings its own. */
  readonly application?: string;
  /** The Node that runs the engine; empty for Electron's own. */
  readonly engineNode?: string;
  /** Package files named on the command line. */
  readonly packages?: readonly string[];
  /** Further switches for Chromium. */
  readonly switches?: readonly string[];
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the desktop host; its profile and workstations lie in `home`. */
export async function startDesktopHost(
  { home, files, temporary, profile }: Folders,
  options: DesktopOptions = {},
): Promise<ElectronApplication> {
  const { application = repository, engineNode = process.execPath, packages = [], switches = [] } = options;
  await mkdir(files, { recursive: true });
  await mkdir(temporary, { recursive: true });
  const own = { TMPDIR: temporary, GUIJIAN_HOME: home, GUIJIAN_ENGINE_NODE: engineNode };
  const environment = { ...process.env, ...options.environment, ...own };
  return _electron.launch({
    executablePath: electronExecutable(),
    // Without --disable-gpu, graphics that fail to start on a virtual screen now and then leave a window waiting for them for ever.
    args: [application, `--user-data-dir=${profile}`, "--disable-gpu", ...switches, ...packages],
    chromiumSandbox: true,
    env: Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => !!entry[1])),
  });
}

/** A workstation in the desktop host; its dialogs are answered instead of shown. */
export async function openDesktopHost(folders: Folders): Promise<Workstation> {
  const application = await startDesktopHost(folders);
  const page = await application.firstWindow();
  await page.waitForURL("app://guijian/**");

  const answerOpenDialog = (paths: readonly string[]) =>
    application.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
      },
      [...paths],
    );

  return {
    kind: "desktop",
    page,
    chooseFiles: async (files, act) => {
      await answerOpenDialog(files);
      await act();
    },
    chooseFolder: async (folder, act) => {
      await answerOpenDialog([folder]);
      await act();
    },
    save: async (act) => {
      await application.evaluate(({ dialog }, folder) => {
        dialog.showSaveDialog = (...given: unknown[]) => {
          const options = given.at(-1) as { readonly defaultPath: string };
          const filePath = `${folder}/${options.defaultPath.split("/").at(-1) ?? ""}`;
          Object.assign(globalThis, { savedTo: filePath });
          return Promise.resolve({ canceled: false, filePath });
        };
      }, folders.files);
      await act();
      return waitForSaved(application);
    },
    projection: async (act) => {
      const opened = application.waitForEvent("window");
      await act();
      return opened;
    },
    close: () => application.close(),
    crash: async () => {
      const ended = application.waitForEvent("close");
      application.process().kill("SIGKILL");
      await ended;
    },
  };
}

/** Waits until the file the stubbed dialog named exists: it appears whole. */
async function waitForSaved(application: ElectronApplication): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const file = await application.evaluate(() => (globalThis as { savedTo?: string }).savedTo ?? null);
    if (file !== null && existsSync(file)) {
      await application.evaluate(() => Object.assign(globalThis, { savedTo: undefined }));
      return file;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nothing was saved");
}
