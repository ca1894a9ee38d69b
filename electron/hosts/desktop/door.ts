import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type Session } from "electron";
import type { PickRequest } from "#shared/contract/host.ts";
import type { Json } from "#shared/json.ts";
import type { EngineConnection } from "../engine-process/connection.ts";
import { saveWhole } from "../engine-process/save-whole.ts";
import type { Caller } from "../platform.ts";
import { requireMaterial } from "../require-material.ts";
import { channels } from "./channels.ts";
import { askSavePath, grantPaths, pickFiles, pickFolder } from "./files.ts";
import { renderPdf } from "./print.ts";
import { interfaceOrigin } from "./protocols.ts";
import type { Windows } from "./windows.ts";

interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
  readonly sender: IpcMainInvokeEvent["sender"];
}

/** Opens the door between pages and host: each message is taken only from the page of one of our own windows. */
export function openDoor(engine: EngineConnection, windows: Windows, session: Session, onListening: () => void): void {
  /** The window a message came from. Throws when it is not the top page of one of ours. */
  const callerOf = ({ senderFrame, sender }: Sender): Caller => {
    const caller = windows.callerOf(sender);
    const own = senderFrame !== null && senderFrame.parent === null && isInterface(senderFrame.url);
    if (caller === null || !own) throw new Error("not-permitted");
    return caller;
  };

  ipcMain.handle(channels.call, (event, group: unknown, procedure: unknown, input: Json) =>
    engine.call(callerOf(event), String(group), String(procedure), input),
  );

  /** What only the desk may ask of the host itself. */
  const forDesk = <Given extends unknown[]>(
    channel: string,
    answer: (desk: BrowserWindow, ...given: Given) => unknown,
  ) =>
    ipcMain.handle(channel, (event, ...given: Given) => {
      if (callerOf(event) !== "desk") throw new Error("not-permitted");
      return answer(windows.desk, ...given);
    });

  forDesk(channels.pickFiles, (desk, request: PickRequest) => pickFiles(engine, desk, request));
  forDesk(channels.acceptFiles, (_, paths: readonly string[]) => grantPaths(engine, paths));
  forDesk(channels.pickFolder, (desk) => pickFolder(engine, desk));
  forDesk(channels.openProjection, () => windows.openProjection());
  forDesk(channels.pickSave, async (desk, suggestedName: string) => {
    const path = await askSavePath(desk, suggestedName);
    return path === null ? null : engine.grantSave(suggestedName, { path });
  });
  forDesk(channels.printToPdf, async (desk, grant: string, suggestedName: string) => {
    await requireMaterial(engine, grant);
    const path = await askSavePath(desk, suggestedName);
    if (path === null) return false;
    const pdf = await renderPdf(session, grant);
    await saveWhole(path, oneChunk(pdf));
    return true;
  });

  ipcMain.on(channels.listening, (event) => {
    if (callerOf(event) === "desk") onListening();
  });
}

function isInterface(url: string): boolean {
  return url === interfaceOrigin || url.startsWith(`${interfaceOrigin}/`);
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}
