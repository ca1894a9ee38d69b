import { format } from "prettier";
import { expect, test } from "vitest";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { standardFiles } from "./read-packs.ts";
import { standardDocument } from "./standard-document.ts";

/** After a change of the pack: run this test with `-u`, and read the difference before committing it. */
test("docs/standard.md tells what the pack says", async () => {
  const { content } = loadStandardPack(standardFiles());
  const document = await format(standardDocument(content), { parser: "markdown", printWidth: 120 });
  await expect(document).toMatchFileSnapshot("../../docs/standard.md");
});
