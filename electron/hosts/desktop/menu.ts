import { app, Menu, type MenuItemConstructorOptions } from "electron";

const words = {
  zh: { file: "文件", open: "打开资料包…", edit: "编辑", view: "查看", window: "窗口" },
  en: { file: "File", open: "Open Package…", edit: "Edit", view: "View", window: "Window" },
} as const;

/** Sets the application's menu: the few things every desktop program has. Developers get the page's tools. */
export function setMenu(openPackage: () => void): void {
  const say = words[app.getLocale().startsWith("zh") ? "zh" : "en"];
  const developer: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ role: "toggleDevTools" }, { role: "reload" }];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === "darwin" ? [{ role: "appMenu" } as const] : []),
    {
      label: say.file,
      submenu: [
        { label: say.open, accelerator: "CommandOrControl+O", click: openPackage },
        { type: "separator" },
        { role: "quit" },
      ],
    },
    { label: say.edit, role: "editMenu" },
    {
      label: say.view,
      submenu: [
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { type: "separator" },
        { role: "togglefullscreen" },
        ...developer,
      ],
    },
    { label: say.window, role: "windowMenu" },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
