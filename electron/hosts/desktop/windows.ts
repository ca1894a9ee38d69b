import { BrowserWindow, screen, type Session, type WebContents } from "electron";
import type { EngineEvent } from "#shared/contract/host.ts";
import { mayHear } from "../may-hear.ts";
import type { Caller } from "../platform.ts";
import { channels } from "./channels.ts";
import { preloadFile } from "./locations.ts";
import { interfaceOrigin } from "./protocols.ts";

/** The desk window and, when it is open, the projection window. */
export interface Windows {
  readonly desk: BrowserWindow;
  /** Opens the projection window, on a second screen where there is one, or brings it forward. */
  readonly openProjection: () => void;
  /** Which of our windows this is; null when it is none. */
  readonly callerOf: (contents: WebContents) => Caller | null;
  readonly announce: (event: EngineEvent) => void;
}

export function openWindows(session: Session): Windows {
  const windows = new Map<Caller, BrowserWindow>();
  const open = (caller: Caller, hash: string, place: { readonly x?: number; readonly y?: number }) => {
    const window = new BrowserWindow({
      width: 1440,
      height: 900,
      minWidth: 960,
      minHeight: 640,
      ...place,
      show: false,
      title: "桂鉴",
      backgroundColor: "#f5f3ee",
      webPreferences: {
        session,
        preload: preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
      },
    });
    windows.set(caller, window);
    window.once("ready-to-show", () => window.show());
    window.on("closed", () => windows.delete(caller));
    void window.loadURL(`${interfaceOrigin}/#/${hash}`);
    return window;
  };

  const desk = open("desk", "", {});
  return {
    desk,
    openProjection: () => {
      const existing = windows.get("projection");
      if (existing) return existing.focus();
      const here = screen.getDisplayMatching(desk.getBounds());
      const there = screen.getAllDisplays().find(({ id }) => id !== here.id);
      open("projection", "projection", there ? { x: there.workArea.x, y: there.workArea.y } : {});
    },
    callerOf: (contents) =>
      [...windows.entries()].find(([, window]) => window.webContents.id === contents.id)?.[0] ?? null,
    announce: (event) => {
      for (const [caller, window] of windows) {
        if (mayHear(caller, event)) window.webContents.send(channels.event, event);
      }
    },
  };
}
