import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { foundedWorkstation } from "#test/support/founded-workstation.ts";
import { passphrase, pins } from "#test/support/small-panel.ts";
import { startWorkstation, valueOf } from "#test/support/workstation.ts";

const pageSize = 4096;
const person = { name: "某专家", unit: "某大学", title: "", category: "technical", roles: ["expert"] } as const;

test("a page of an earlier database among those of the later one is noticed when the chain is proved", async () => {
  const { station, id, secretariat } = await foundedWorkstation();
  const folder = path.join(station.home, "workstations", id);
  const file = path.join(folder, "library.db");
  await station.application.close();
  const before = readFileSync(file);
  const later = startWorkstation({ home: station.home });
  await valueOf(later.client.vault.unlock({ id, passphrase }));
  await valueOf(later.client.seats.enter({ identityId: secretariat, pin: pins.secretariat }));
  const enrol = { person: { ...person, roles: [...person.roles] }, validUntil: "2028-12-31", pin: "481920" };
  await valueOf(later.client.alliance.enrolAtDoor({ ...enrol, issuerPin: pins.secretariat }));
  const { head } = await valueOf(later.client.vault.auditHead({}));
  await later.application.close();
  const after = readFileSync(file);

  const pages = Array.from({ length: before.length / pageSize }, (_, page) => page * pageSize);
  const changed = pages.filter((at) => before.compare(after, at, at + pageSize, at, at + pageSize) !== 0);
  expect(changed.length).toBeGreaterThan(8);
  for (const at of changed) {
    const mixed = Buffer.from(after);
    before.copy(mixed, at, at, at + pageSize);
    expect(await proved(mixed, head), `page ${at / pageSize}`).not.toBe("whole");
  }
  expect(await proved(after, head)).toBe("whole");

  /** What a person is told of a library of these bytes. */
  async function proved(bytes: Uint8Array, noted: string): Promise<string> {
    for (const name of readdirSync(folder)) if (name.startsWith("library.db")) rmSync(path.join(folder, name));
    writeFileSync(file, bytes);
    const { client, application } = startWorkstation({ home: station.home });
    const opened = await client.vault.unlock({ id, passphrase });
    const answer = opened.ok ? await client.vault.proveAudit({ head: noted }) : opened;
    await application.close();
    if (!answer.ok) return answer.error.code;
    return "foundAt" in answer.value && answer.value.foundAt !== null && answer.value.brokenAt === null
      ? "whole"
      : "not found";
  }
});
