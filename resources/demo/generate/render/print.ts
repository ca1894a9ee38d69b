import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { overflowMark, sheetsHtml, type SheetSet } from "./sheet.ts";

/** Runs `work` with a throw-away folder. */
export function withScratch<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "guijian-demo-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints HTML to a PDF file with the system's Chromium; the profile is thrown away. */
function htmlToPdf(html: string, output: string): void {
  withScratch((folder) => {
    const page = join(folder, "page.html");
    writeFileSync(page, html);
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
    execFileSync(
      "chromium",
      [
        ...flags,
        `--user-data-dir=${join(folder, "profile")}`,
        "--no-pdf-header-footer",
        `--print-to-pdf=${output}`,
        page,
      ],
      { stdio: "ignore", timeout: 120_000 },
    );
  });
}

/** Prints a material; throws where a page does not fit or the page count is not the number of sheets. */
export function printSheets(set: SheetSet, output: string): void {
  htmlToPdf(sheetsHtml(set), output);
  const pages = /Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [output], { encoding: "utf8" }))?.[1];
  if (Number(pages) !== set.sheets.length) throw new Error(`${output}: ${pages} pages for ${set.sheets.length} sheets`);
  const text = execFileSync("pdftotext", [output, "-"], { encoding: "utf8" });
  if (text.includes(overflowMark)) throw new Error(`${output}: a page does not fit ${/版面溢出\d+px/.exec(text)?.[0]}`);
}
