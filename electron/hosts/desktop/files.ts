import path from "node:path";
import { app, dialog, type BrowserWindow } from "electron";
import type { FileGrant, PickRequest } from "#shared/contract/host.ts";
import type { EngineConnection } from "../engine-process/connection.ts";
import { grantPaths } from "../grant-paths.ts";

type Grants = Pick<EngineConnection, "grantFile" | "grantSave" | "grantFolder">;

/** Shows the file dialog; empty when cancelled. */
export async function pickFiles(
  engine: Grants,
  window: BrowserWindow,
  { multiple, extensions }: PickRequest,
): Promise<readonly FileGrant[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: multiple ? ["openFile", "multiSelections"] : ["openFile"],
    ...(extensions.length > 0 && { filters: [{ name: extensions.join(", "), extensions: [...extensions] }] }),
  });
  return canceled ? [] : grantPaths(engine, filePaths);
}

/** Asks where to save; null when cancelled. */
export async function askSavePath(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(documentsFolder(), path.basename(suggestedName)),
    properties: ["showOverwriteConfirmation", "createDirectory"],
  });
  return canceled || !filePath ? null : filePath;
}

/** Where the dialog begins. Electron throws where the system names no such folder. */
function documentsFolder(): string {
  try {
    return app.getPath("documents");
  } catch {
    return app.getPath("home");
  }
}

/** Asks for a folder and grants it; null when cancelled. */
export async function pickFolder(
  engine: Grants,
  window: BrowserWindow,
): Promise<{ readonly grant: string; readonly label: string } | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ["openDirectory", "createDirectory"],
  });
  const [folder] = filePaths;
  return canceled || folder === undefined
    ? null
    : { grant: engine.grantFolder(folder), label: path.basename(folder) || folder };
}
