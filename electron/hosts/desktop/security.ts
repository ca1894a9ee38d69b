import { app, type Session } from "electron";

/** What a page of ours may ask of the browser: nothing but the whole screen and putting text on the clipboard. */
const allowedPermissions: ReadonlySet<string> = new Set(["fullscreen", "clipboard-sanitized-write"]);
/** Where a request may go. There is no network in a window of ours. */
const allowedSchemes: ReadonlySet<string> = new Set(["app:", "material:", "blob:", "data:", "devtools:"]);

/** Refuses everything a window could do that ours never do: leave, open others, embed, download, ask for devices, reach a network. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(allowedPermissions.has(permission)));
  session.setPermissionCheckHandler((_, permission) => allowedPermissions.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !allowedSchemes.has(new URL(details.url).protocol) }),
  );
}

/** The same for every window and frame the application will ever have. */
export function hardenContents(): void {
  app.on("web-contents-created", (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-frame-navigate", (event) => {
      // A material may be shown in a frame of the page; the page itself, which we load, never goes anywhere.
      if (event.isMainFrame || !event.url.startsWith("material:")) event.preventDefault();
    });
  });
}
