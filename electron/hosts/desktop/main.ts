// The desktop host: windows, dialogs, printing and the engine's process. Nothing here waits at the top level: Electron would
// never become ready.
import { app, dialog, powerMonitor, session as sessions } from "electron";
import { connectEngine } from "../engine-process/connection.ts";
import { homeFolder } from "../home-folder.ts";
import { listStaticFiles } from "../static-files.ts";
import { openDoor } from "./door.ts";
import { launchEngine } from "./engine.ts";
import { openKeychain } from "./keychain.ts";
import { rendererFolder, resourcesFolder } from "./locations.ts";
import { setMenu } from "./menu.ts";
import { createPackagesToOpen, packagesAmong } from "./packages-to-open.ts";
import { declareSchemes, serveSchemes } from "./protocols.ts";
import { hardenContents, hardenSession } from "./security.ts";
import { openWindows, type Windows } from "./windows.ts";

const packages = createPackagesToOpen();

declareSchemes();
app.enableSandbox();
hardenContents();
app.on("open-file", (event, file) => {
  event.preventDefault();
  packages.add(packagesAmong([file], process.cwd()));
});

if (app.requestSingleInstanceLock()) {
  packages.add(packagesAmong(process.argv.slice(1), process.cwd()));
  app.whenReady().then(start).catch(fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  let windows: Windows | null = null;
  // Kept in memory only: what passes through a window leaves nothing on the disk.
  const session = sessions.fromPartition("guijian");
  hardenSession(session);

  const engine = connectEngine({
    launch: launchEngine,
    start: { resources: resourcesFolder, home: homeFolder(process.env) },
    keychain: openKeychain(),
    onEvent: (event) => windows?.announce(event),
    onGone: () => fail(new Error("the engine stopped twice")),
  });
  serveSchemes(session, await listStaticFiles(rendererFolder), engine);

  const opened = openWindows(session);
  windows = opened;
  openDoor(engine, opened, session, () => packages.begin(engine, opened.announce));
  setMenu(() => void choosePackage(opened));

  app.on("second-instance", (_, argv, folder) => {
    if (opened.desk.isMinimized()) opened.desk.restore();
    opened.desk.focus();
    packages.add(packagesAmong(argv.slice(1), folder));
  });
  powerMonitor.on("suspend", () => engine.suspend());
  powerMonitor.on("lock-screen", () => engine.suspend());
  opened.desk.on("closed", () => app.quit());
  quitAfter(() => engine.close());
}

async function choosePackage({ desk }: Windows): Promise<void> {
  const { filePaths } = await dialog.showOpenDialog(desk, {
    properties: ["openFile"],
    filters: [{ name: "桂鉴 Guijian", extensions: ["gjd", "gjs", "gjr", "gjx"] }],
  });
  packages.add(filePaths);
}

/** Lets the engine close its files before the program ends. */
function quitAfter(close: () => Promise<void>): void {
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    void close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

function fail(error: unknown): void {
  dialog.showErrorBox(
    "桂鉴 Guijian",
    `程序无法继续，已保存的内容不受影响。请重新启动。\nThe program cannot go on; everything saved is safe. Start it again.\n\n${String(error)}`,
  );
  app.exit(1);
}
