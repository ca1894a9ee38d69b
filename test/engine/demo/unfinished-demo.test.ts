// A demo library that was not made to its end is none: nobody was told its passphrase.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { removeUnfinished } from "#engine/vault/unfinished.ts";
import { codeOf, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

const folders = ({ home }: TestWorkstation): readonly string[] => readdirSync(path.join(home, "workstations"));
const labels = async ({ client }: TestWorkstation): Promise<readonly string[]> =>
  (await valueOf(client.vault.list({}))).map(({ label }) => label).toSorted();

test("killed half way it is not listed, not in the way, left alone while it is made, and gone with the next", async () => {
  const station = startWorkstation();
  const home = path.join(station.home, "workstations");
  const child = fork(path.join(import.meta.dirname, "demo-child.ts"), [station.home, "20"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child, "message");
  const [unfinished = ""] = folders(station);
  expect(await labels(station)).toEqual([]);
  // Somebody's, though the list does not name it.
  mkdirSync(path.join(home, "unlisted"));

  removeUnfinished(home, new Set());
  expect(folders(station).toSorted()).toEqual([unfinished, "unlisted"].toSorted());
  child.kill("SIGKILL");
  await once(child, "exit");

  const { workstationId } = await valueOf(station.client.demo.open({}));
  expect(folders(station).toSorted()).toEqual([workstationId, "unlisted"].toSorted());
  expect(await labels(station)).toEqual(["演示工作站"]);
  expect(readdirSync(path.join(home, workstationId))).not.toContain("being-made");
  await station.application.close();
}, 120_000);

test("failed half way it leaves nothing behind, and nothing open", async () => {
  const station = startWorkstation();
  Object.assign(station.platform, {
    emit: (event: { readonly done?: number }) => {
      if (event.done === 20) throw new Error("no window");
    },
  });
  expect(await codeOf(station.client.demo.open({}))).toBe("internal");
  expect(folders(station)).toEqual([]);
  expect(await labels(station)).toEqual([]);
  expect((await valueOf(station.client.vault.status({}))).state).toBe("closed");
  await station.application.close();
}, 120_000);
