// The bridge into the sandboxed page: plain functions over fixed channels, nothing of Electron itself.
import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { EngineEvent, HostBridge } from "#shared/contract/host.ts";
import { channels } from "./channels.ts";

const bridge: HostBridge = {
  kind: "desktop",
  call: (group, procedure, input) => ipcRenderer.invoke(channels.call, { group, procedure, input }),
  pickFiles: (request) => ipcRenderer.invoke(channels.pickFiles, request),
  acceptFiles: (files) =>
    ipcRenderer.invoke(channels.acceptFiles, {
      // Only a file that came from outside has a path; one the page made itself has none.
      paths: files.flatMap((file) => webUtils.getPathForFile(file as File) || []),
    }),
  pickSave: (name) => ipcRenderer.invoke(channels.pickSave, { name }),
  pickFolder: () => ipcRenderer.invoke(channels.pickFolder, null),
  materialUrl: (grant) => `material://m/${encodeURIComponent(grant)}`,
  printToPdf: (grant, name, folder) => ipcRenderer.invoke(channels.printToPdf, { grant, name, folder: folder ?? null }),
  openProjection: () => ipcRenderer.invoke(channels.openProjection, null),
  subscribe: (listener) => {
    const receive = (_: unknown, event: EngineEvent) => listener(event);
    ipcRenderer.on(channels.event, receive);
    ipcRenderer.send(channels.listening);
    return () => ipcRenderer.off(channels.event, receive);
  },
};

contextBridge.exposeInMainWorld("guijian", bridge);
