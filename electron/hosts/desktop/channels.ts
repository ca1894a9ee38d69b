/** The names of what preload and main process say to each other. */
export const channels = {
  call: "guijian:call",
  pickFiles: "guijian:pick-files",
  acceptFiles: "guijian:accept-files",
  pickSave: "guijian:pick-save",
  pickFolder: "guijian:pick-folder",
  printToPdf: "guijian:print-to-pdf",
  openProjection: "guijian:open-projection",
  /** The page listens from now on. */
  listening: "guijian:listening",
  event: "guijian:event",
} as const;
