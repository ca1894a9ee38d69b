import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readDocumentTexts, readOpinionSkeleton } from "#engine/documents/read-texts.ts";
import { Refusal } from "#shared/errors.ts";
import { shippedTexts } from "../../shared/domain/document/texts.ts";

const shipped = fileURLToPath(new URL("../../../resources/documents/", import.meta.url));
const folders: string[] = [];

async function edited(file: string, content: string | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "guijian-texts-"));
  folders.push(folder);
  await cp(shipped, folder, { recursive: true });
  if (content === null) await rm(join(folder, file));
  else await writeFile(join(folder, file), content);
  return folder;
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

const dissent = shippedTexts.dissent;

describe("the wording of the forms", () => {
  it("ships complete", async () => {
    expect(await readDocumentTexts(shipped)).toEqual(shippedTexts);
  });

  it("takes an organiser's edit, lines given one by one included", async () => {
    const folder = await edited(
      "dissent.json",
      JSON.stringify({ ...dissent, title: "异议书", appended: ["甲", "乙"] }),
    );
    const texts = await readDocumentTexts(folder);
    expect([texts.dissent["title"], texts.dissent["appended"]]).toEqual(["异议书", "甲\n乙"]);
  });

  it.each([
    ["a missing key", "dissent.json", JSON.stringify({ title: "异议书" }), "documents/dissent.lead"],
    ["a key no form uses", "dissent.json", JSON.stringify({ ...dissent, tilte: "异议书" }), "documents/dissent"],
    ["a value that is no text", "dissent.json", JSON.stringify({ ...dissent, title: 7 }), "documents/dissent.title"],
    ["broken JSON", "common.json", "{", "documents/common.json"],
    ["a missing file", "common.json", null, "documents/common.json"],
  ])("refuses %s and says where", async (_, file, content, path) => {
    const folder = await edited(file, content);
    const failure: unknown = await readDocumentTexts(folder).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Refusal);
    expect(failure).toMatchObject({ code: "invalid-input", details: { path } });
  });
});

describe("the opinion's skeleton", () => {
  it("keeps the customary order and always asks for problems and suggestions", async () => {
    const { sections } = await readOpinionSkeleton(shipped);
    const ids = sections.map((section) => section.id);
    expect(ids[0]).toBe("opening");
    expect(ids.slice(-3)).toEqual(["problems", "suggestions", "conclusion"]);
    expect(sections.map((section) => section.prompt).join()).toMatch(
      /听取汇报.*审阅资料.*考察现场.*观看演示.*质询讨论/,
    );
  });

  it("refuses sections nobody knows", async () => {
    const folder = await edited(
      "opinion-skeleton.json",
      JSON.stringify({ sections: [{ id: "praise", heading: null, prompt: "" }] }),
    );
    await expect(readOpinionSkeleton(folder)).rejects.toBeInstanceOf(Refusal);
  });
});
