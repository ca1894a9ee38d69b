import type * as zh from "../zh-CN/materials.ts";
import type { Words } from "../words.ts";

export const viewer: Words<typeof zh.viewer> = {
  opening: "Opening the material",
  page: (page, pages) => `page ${page} of ${pages}`,
  pageLabel: "Page",
  volumePage: (page) => `page ${page} of the volume`,
  previousPage: "Previous page",
  nextPage: "Next page",
  zoomIn: "Larger",
  zoomOut: "Smaller",
  fitWidth: "Fit the width",
  noViewer: "This kind of file cannot be shown here",
  noViewerHow: "Save a copy to open it with another program.",
  saveCopy: "Save a copy",
  copySaved: "The copy is saved where you chose.",
  copyWarning: "The copy lies outside the encrypted library; anyone who can use this computer can open it.",
  broken: "This material cannot be shown; it may be damaged or locked with a password",
  firstRows: (count) => `only the first ${count} rows are shown`,
};
