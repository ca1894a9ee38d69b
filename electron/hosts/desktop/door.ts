import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type Session } from "electron";
import { Refusal } from "#shared/errors.ts";
import type { Json } from "#shared/json.ts";
import type { EngineConnection } from "../engine-process/connection.ts";
import { oneChunk, saveInto } from "../engine-process/save-into.ts";
import { saveWhole } from "../engine-process/save-whole.ts";
import { grantPaths } from "../grant-paths.ts";
import { memberOf, textOf, textsOf } from "../json-members.ts";
import type { Caller } from "../platform.ts";
import { requireMaterial } from "../require-material.ts";
import { channels } from "./channels.ts";
import { askSavePath, pickFiles, pickFolder } from "./files.ts";
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
    if (caller === null || !own) throw new Refusal("not-permitted");
    return caller;
  };

  ipcMain.handle(channels.call, (event, given: Json) =>
    engine.call(callerOf(event), textOf(given, "group"), textOf(given, "procedure"), memberOf(given, "input") ?? null),
  );

  /** What only the desk may ask of the host itself. */
  const forDesk = (channel: string, answer: (desk: BrowserWindow, given: Json) => unknown) =>
    ipcMain.handle(channel, (event, given: Json) => {
      if (callerOf(event) !== "desk") throw new Refusal("not-permitted");
      return answer(windows.desk, given);
    });

  forDesk(channels.pickFiles, (desk, given) =>
    pickFiles(engine, desk, {
      multiple: memberOf(given, "multiple") === true,
      extensions: textsOf(given, "extensions"),
    }),
  );
  forDesk(channels.acceptFiles, (_, given) => grantPaths(engine, textsOf(given, "paths")));
  forDesk(channels.pickFolder, (desk) => pickFolder(engine, desk));
  forDesk(channels.openProjection, () => windows.openProjection());
  forDesk(channels.pickSave, async (desk, given) => {
    const name = textOf(given, "name");
    const path = await askSavePath(desk, name);
    return path === null ? null : engine.grantSave(name, { path });
  });
  forDesk(channels.printToPdf, async (desk, given) => {
    const grant = textOf(given, "grant");
    await requireMaterial(engine, grant);
    const folder = memberOf(given, "folder");
    if (typeof folder === "string") {
      await saveInto(engine.folderOf(folder), textOf(given, "name"), await renderPdf(session, grant));
      return true;
    }
    const path = await askSavePath(desk, textOf(given, "name"));
    if (path === null) return false;
    await saveWhole(path, oneChunk(await renderPdf(session, grant)));
    return true;
  });

  ipcMain.on(channels.listening, (event) => {
    if (callerOf(event) === "desk") onListening();
  });
}

function isInterface(url: string): boolean {
  return url === interfaceOrigin || url.startsWith(`${interfaceOrigin}/`);
}
