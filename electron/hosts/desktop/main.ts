// The desktop host: windows, dialogs, printing and the engine's process. Nothing here waits at the top level: Electron would
// never become ready.
import { app, dialog, powerMonitor, session as sessions } from "electron";
import { connectEngine } from "../engine-process/connection.ts";
import { homeFolder } from "../home-folder.ts";
import { type NamedPackages, packagesAmong } from "../package-files.ts";
import { listStaticFiles } from "../static-files.ts";
import { shortenedArguments } from "./command-line.ts";
import { openDoor } from "./door.ts";
import { launchEngine } from "./engine.ts";
import { openKeychain } from "./keychain.ts";
import { rendererFolder, resourcesFolder } from "./locations.ts";
import { setMenu } from "./menu.ts";
import { createPackagesToOpen } from "./packages-to-open.ts";
import { declareSchemes, serveSchemes } from "./protocols.ts";
import { hardenContents, hardenSession } from "./security.ts";
import { askSystemProxy } from "./system-proxy.ts";
import { openWindows, type Windows } from "./windows.ts";

const packages = createPackagesToOpen();
let explaining = false;

declareSchemes();
app.enableSandbox();
hardenContents();
app.on("open-file", (event, file) => {
  event.preventDefault();
  take(packagesAmong([file], process.cwd()));
});

const shortened = shortenedArguments(process.argv.slice(1));
if (shortened !== null) {
  // An AppImage is unpacked for as long as it runs only: what can be started again is its file.
  const file = process.env["APPIMAGE"];
  app.relaunch({ args: [...shortened], ...(file === undefined ? {} : { execPath: file }) });
  app.exit(0);
} else if (app.requestSingleInstanceLock()) {
  take(packagesAmong(process.argv.slice(1), process.cwd()));
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
    systemProxy: askSystemProxy(session),
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
    take(packagesAmong(argv.slice(1), folder));
  });
  powerMonitor.on("suspend", () => engine.suspend());
  powerMonitor.on("lock-screen", () => engine.suspend());
  opened.desk.on("closed", () => app.quit());
  quitAfter(() => engine.close());
}

/** Offers what was named from outside. A place on the network is not gone to by itself: the person is told how they can. */
function take({ paths, onNetwork }: NamedPackages): void {
  packages.add(paths);
  if (!onNetwork || explaining) return;
  explaining = true;
  const message =
    "网络位置上的资料包不能直接双击打开。请用菜单“文件—打开资料包…”选取，或先复制到本机。\nA package on the network is not opened by a double click. Choose it with File – Open Package…, or copy it to this computer first.";
  void app
    .whenReady()
    .then(() => dialog.showMessageBox({ type: "info", title: "桂鉴 Guijian", message }))
    .finally(() => (explaining = false));
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
