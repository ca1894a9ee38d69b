import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { decodeIdentityKeys } from "#engine/vault/identity-keys.ts";
import { demoSeatCost, productKdfCost } from "#engine/vault/key-slots.ts";
import { createWorkstations, type Workstations } from "#engine/vault/workstations.ts";

const passphrase = "柳州 螺蛳粉 七月 大雨 九十三";

function start(home: string): Workstations {
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  return createWorkstations({ home, clock: Date.now, random, kdfCost: null, onLock: () => undefined });
}

async function costOfNewSeat(workstations: Workstations): Promise<{ memoryKiB: number; iterations: number }> {
  const { keys } = await workstations.open().newSeat("730164");
  const { memoryKiB, iterations } = decodeIdentityKeys(keys).kdf;
  return { memoryKiB, iterations };
}

const of = ({ memoryKiB, iterations }: typeof productKdfCost) => ({ memoryKiB, iterations });

test("seats of a demo workstation cost less, also after it was opened again; its passphrase does not", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "guijian-cost-"));
  const first = start(home);
  const { workstation } = await first.create("演示工作站", passphrase, true);
  const header = readFileSync(path.join(home, "workstations", workstation.id, "vault.json"), "utf8");
  expect(header).toContain(`"memoryKiB":${productKdfCost.memoryKiB}`);
  first.lock("asked");
  const again = start(home);
  await again.unlock(workstation.id, passphrase);
  expect(await costOfNewSeat(again)).toEqual(of(demoSeatCost));
  again.lock("asked");
}, 120_000);

test("a list that calls a real workstation a demo does not weaken its seats", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "guijian-cost-"));
  const workstations = start(home);
  const { workstation } = await workstations.create("秘书处工作站", passphrase, false);
  workstations.lock("asked");
  const registry = path.join(home, "workstations.json");
  writeFileSync(registry, readFileSync(registry, "utf8").replace('"demo": false', '"demo": true'));
  expect(workstations.list()[0]?.demo).toBe(true);
  await workstations.unlock(workstation.id, passphrase);
  expect(await costOfNewSeat(workstations)).toEqual(of(productKdfCost));
  workstations.lock("asked");
}, 120_000);
