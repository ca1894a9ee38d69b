import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readArrangement } from "#engine/documents/read-arrangement.ts";
import { toDocx } from "#engine/documents/to-docx.ts";
import { toHtml } from "#engine/documents/to-html.ts";
import { documentCatalogue } from "#shared/domain/document/catalogue.ts";
import { Refusal } from "#shared/errors.ts";
import { bound } from "./bound.ts";
import { unzip } from "./unzip.ts";

const shipped = fileURLToPath(new URL("../../../resources/documents/", import.meta.url));
const folders: string[] = [];
/** A PNG as far as its head: 60 × 20 pixels. */
const png = Buffer.from("89504e470d0a1a0a0000000d494844520000003c00000014080600000000000000", "hex");

async function edited(arrangement: unknown, logo: Uint8Array = png): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "guijian-arrangement-"));
  folders.push(folder);
  await cp(shipped, folder, { recursive: true });
  await writeFile(join(folder, "arrangement.json"), JSON.stringify(arrangement));
  await writeFile(join(folder, "mark.png"), logo);
  return folder;
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

describe("the organiser's arrangement", () => {
  it("ships without a logo and with every document once", async () => {
    const { logo, order } = await readArrangement(shipped);
    expect(logo).toBeNull();
    expect(order.toSorted()).toEqual(documentCatalogue.map(({ id }) => id).toSorted());
  });

  it("takes an order and a logo in its own proportions", async () => {
    const given = { logo: { file: "mark.png", millimetres: 12 }, order: ["publicity", "attendance"] };
    const { logo, order } = await readArrangement(await edited(given));
    expect(order).toEqual(["publicity", "attendance"]);
    expect([logo?.width, logo?.height]).toEqual([36, 12]);
  });

  it.each([
    ["a document the program does not have", { logo: null, order: ["poem"] }],
    ["a document named twice", { logo: null, order: ["dissent", "dissent"] }],
    ["a logo outside the folder", { logo: { file: "../mark.png", millimetres: 12 }, order: [] }],
    ["a logo that is not there", { logo: { file: "none.png", millimetres: 12 }, order: [] }],
    ["a logo larger than a page", { logo: { file: "mark.png", millimetres: 400 }, order: [] }],
    ["a key nobody knows", { logo: null, order: [], colour: "red" }],
  ])("refuses %s", async (_, given) => {
    const refused = await readArrangement(await edited(given)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused instanceof Refusal && refused.code).toBe("invalid-input");
  });

  it("refuses a picture that is no PNG", async () => {
    const folder = await edited(
      { logo: { file: "mark.png", millimetres: 12 }, order: [] },
      Buffer.from("GIF89a".repeat(8)),
    );
    await expect(readArrangement(folder)).rejects.toThrow(Refusal);
  });
});

describe("the logo", () => {
  const logo = { png: new Uint8Array(png), width: 36, height: 12 };
  const pictures = async (id: Parameters<typeof bound>[0]) => {
    const members = unzip(await toDocx(bound(id), logo));
    const count = (name: string): number => [...(members.get(name) ?? "").matchAll(/<w:drawing>/g)].length;
    return [count("word/header1.xml"), count("word/document.xml")];
  };

  it("stands in every running head and on the cover of a form", async () => {
    expect(await pictures("acceptance-opinion")).toEqual([1, 1]);
    expect(await pictures("attendance")).toEqual([1, 0]);
    const html = await toHtml(bound("acceptance-opinion"), logo);
    expect(html).toContain(`<p class="logo"><img alt="" src="data:image/png;base64,${png.toString("base64")}"`);
  });

  it("is never cut by a line of fixed height", async () => {
    const header = unzip(await toDocx(bound("attendance"), logo)).get("word/header1.xml") ?? "";
    expect(header).toContain("<w:drawing>");
    expect(header).not.toContain('w:lineRule="exact"');
  });

  it("has no place on a notice", async () => {
    expect(await pictures("conclusion-notice")).toEqual([0, 0]);
    expect(await toHtml(bound("conclusion-notice"), logo)).not.toContain('class="logo"');
  });
});
