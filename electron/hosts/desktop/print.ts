import { BrowserWindow, type Session } from "electron";
import { materialAddress } from "./protocols.ts";

/** Renders a granted print page as PDF in a window nobody sees and no script runs in. Rejects when the grant has ended. */
export async function renderPdf(session: Session, grant: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(materialAddress(grant));
    return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  } finally {
    window.destroy();
  }
}
