import { globSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { draftWithMaterial, foundedWorkstation } from "#test/support/founded-workstation.ts";
import { passphrase } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

const repository = path.resolve(import.meta.dirname, "../../..");

test("engine and library never ask for the system's temp folder", () => {
  const files = globSync("{db,electron/engine}/**/*.ts", { cwd: repository });
  expect(files.length).toBeGreaterThan(100);
  const offenders = files.filter((file) =>
    /\btmpdir\b|mkdtemp|TMPDIR/.test(readFileSync(path.join(repository, file), "utf8")),
  );
  expect(offenders).toEqual([]);
});

test("after materials, backup and a new key nothing lies in the vault folder but what belongs there", async () => {
  const { station, id } = await foundedWorkstation();
  await draftWithMaterial(station, Buffer.from("机密的材料正文，一眼就能认出来"));
  const { client, platform, home } = station;
  const target = mkdtempSync(path.join(tmpdir(), "guijian-hygiene-"));
  await valueOf(client.vault.backup({ to: { folder: platform.folder(target) } }));
  expect(await codeOf(client.vault.rekey({ current: passphrase, next: "新的口令 足够长 也不 相同 八十一" }))).toBe(
    "ok",
  );
  await station.application.close();
  const folder = path.join(home, "workstations", id);
  expect(readdirSync(folder).toSorted()).toEqual(["blobs", "library.db", "open.lock", "vault.json"]);
  expect(readFileSync(path.join(folder, "open.lock"))).toHaveLength(0);
  for (const root of [home, target])
    for (const file of globSync("**/*", { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())) {
      const bytes = readFileSync(path.join(file.parentPath, file.name));
      expect(bytes.includes(Buffer.from("机密的材料正文")), file.name).toBe(false);
    }
});
