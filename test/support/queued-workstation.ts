import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { outbox } from "#db/schema/index.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import type { Wait } from "#engine/wait.ts";
import { newId } from "#shared/ids.ts";
import { passphrase, pins } from "./small-panel.ts";
import { cheapKdf, startWorkstation, type TestWorkstation, valueOf } from "./workstation.ts";

const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));

/** A secretariat's workstation with so many small sealed objects waiting to go out, half of them for each of two recipients. */
export async function queuedWorkstation(
  objects: number,
  options: { readonly clock?: () => number; readonly wait?: Wait; readonly bytes?: number } = {},
): Promise<TestWorkstation> {
  const first = startWorkstation();
  await valueOf(first.client.vault.create({ label: "秘书处工作站", passphrase }));
  const secretariat = { name: "黄秘书长", unit: "联盟秘书处", title: "秘书长" };
  await valueOf(first.client.alliance.found({ name: "示例联盟", secretariat, pin: pins.secretariat }));
  await first.application.close();
  await fillOutbox(first.home, objects, options.bytes ?? objectBytes);
  const station = startWorkstation({ ...options, home: first.home });
  const [workstation] = await valueOf(station.client.vault.list({}));
  await valueOf(station.client.vault.unlock({ id: workstation?.id ?? "", passphrase }));
  return station;
}

/** Bytes of each object: about a statement in its envelope. */
export const objectBytes = 1500;

async function fillOutbox(home: string, objects: number, size: number): Promise<void> {
  const workstations = createWorkstations({
    home,
    clock: Date.now,
    random,
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  await workstations.unlock(workstations.list()[0]?.id ?? "", passphrase);
  const { folder, library } = workstations.open();
  mkdirSync(path.join(folder, "outgoing"), { recursive: true });
  const rows = Array.from({ length: objects }, (_, index) => {
    const bytes = randomBytes(size);
    const digest = createHash("sha256").update(bytes).digest("hex");
    writeFileSync(path.join(folder, "outgoing", digest), bytes);
    return {
      id: newId(random),
      package: digest,
      recipientTag: (index % 2 === 0 ? "a" : "b").repeat(32),
      recipientName: "某成员",
      statement: null,
      kind: "sheet",
      state: "queued",
      tries: 0,
      reason: null,
      queuedAt: "2026-11-20T09:00:00+08:00",
      sentAt: null,
      size,
      nextTryMs: null,
      checkedMs: null,
    };
  });
  library.write((db) => {
    for (const row of rows) db.insert(outbox).values(row).run();
  });
  workstations.lock("asked");
}
