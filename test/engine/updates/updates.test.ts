import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApplication } from "#engine/application.ts";
import { sha256Hex } from "#engine/trust/sha256.ts";
import { generateSigningKey } from "#engine/trust/signing.ts";
import { readProgram } from "#engine/updates/program.ts";
import { createClient } from "#shared/contract/client.ts";
import { contract } from "#shared/contract/index.ts";
import { compareVersions } from "#shared/trust/bodies/release.ts";
import { createFakePlatform } from "#test/support/fake-platform.ts";
import { releaseFile } from "#test/support/release-file.ts";
import { passphrase } from "#test/support/small-panel.ts";
import { cheapKdf, codeOf, resources, valueOf } from "#test/support/workstation.ts";
import { seededRandom } from "../trust/fixtures.ts";

const random = seededRandom("updates");
const maker = generateSigningKey(random);
const stranger = generateSigningKey(random);
const installer = random(600_000);
const home = mkdtempSync(path.join(tmpdir(), "guijian-updates-"));
const platform = createFakePlatform();
const program = {
  version: "1.3.9",
  target: { system: "linux", architecture: "x64" },
  releaseKey: maker.publicKey,
} as const;

function start(over: Partial<Parameters<typeof createApplication>[0]> = {}) {
  const machine = { platform, clock: Date.now, random, home, resources, kdfCost: cheapKdf, program };
  const application = createApplication({ ...machine, ...over });
  return {
    application,
    client: createClient(contract, (group, name, input) => application.call("desk", group, name, input)),
  };
}

const { application, client } = start();

beforeAll(async () => {
  await valueOf(client.vault.create({ label: "更新", passphrase }));
});
afterAll(async () => {
  await application.close();
  rmSync(home, { recursive: true, force: true });
});

const updateFile = (over: Parameters<typeof releaseFile>[2] = {}, bytes = installer, key = maker): Uint8Array =>
  releaseFile(installer, key, over, bytes);

const read = (bytes: Uint8Array) => client.updates.read({ file: platform.give("guijian.gju", bytes) });

describe("an update from a stick", () => {
  test("signed by the maker is proved whole, and its installer saved as it was signed", async () => {
    const report = await valueOf(read(updateFile()));
    expect(report).toMatchObject({ version: "1.4.0", installer: { name: "guijian_1.4.0_amd64.deb", size: 600_000 } });
    const save = platform.place("guijian.deb");
    await valueOf(client.updates.save({ file: report.file, save }));
    expect(sha256Hex(platform.saved.get("guijian.deb") ?? new Uint8Array())).toBe(sha256Hex(installer));
  });

  test("is refused from another maker, for another system, for what already runs and for anything older", async () => {
    expect(await codeOf(read(updateFile({}, installer, stranger)))).toBe("update-unsigned");
    const target = { system: "windows", architecture: "x64" } as const;
    expect(await codeOf(read(updateFile({ target })))).toBe("update-other-system");
    for (const version of ["1.3.9", "1.3.8", "1.2.11", "0.99.99"])
      expect(await codeOf(read(updateFile({ version })))).toBe("update-not-newer");
    expect(await codeOf(read(updateFile({ version: "1.3.10" })))).toBe("ok");
  });

  test("is refused with any byte changed, missing or added, and nothing is offered to save", async () => {
    const good = Buffer.from(updateFile());
    const refused = ["update-damaged", "update-unsigned"];
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ by;
        expect(refused).toContain(await codeOf(read(bad)));
      }),
      { numRuns: 60 },
    );
    for (const bytes of [
      good.subarray(0, -1),
      good.subarray(0, 11),
      good.subarray(0, 200),
      new Uint8Array(),
      Buffer.concat([good, good.subarray(0, 1)]),
    ])
      expect(await codeOf(read(bytes))).toBe("update-damaged");
  }, 60_000);

  test("with an installer swapped after it was read is not saved", async () => {
    const { file } = await valueOf(read(updateFile()));
    const [vault = ""] = readdirSync(path.join(home, "workstations"));
    const kept = path.join(home, "workstations", vault, "incoming", file);
    writeFileSync(kept, updateFile({}, random(600_000)));
    expect(await codeOf(client.updates.save({ file, save: platform.place("swapped.deb") }))).toBe("update-damaged");
    expect(platform.saved.has("swapped.deb")).toBe(false);
  });

  test("is not taken at all by a build that pins no key", async () => {
    const other = start({ home: mkdtempSync(path.join(home, "other-")), program: { ...program, releaseKey: null } });
    await valueOf(other.client.vault.create({ label: "更新", passphrase }));
    expect((await valueOf(other.client.updates.running({}))).takesUpdates).toBe(false);
    expect(await codeOf(other.client.updates.read({ file: platform.give("a.gju", updateFile()) }))).toBe(
      "updates-not-pinned",
    );
    await other.application.close();
  });
});

test("versions are compared as numbers", () => {
  expect(compareVersions("1.10.0", "1.9.9")).toBeGreaterThan(0);
  expect(compareVersions("2.0.0", "2.0.0")).toBe(0);
  expect(compareVersions("0.9.9", "1.0.0")).toBeLessThan(0);
});

test("what is pinned is read from the program's own files; nothing is pinned until a maker is", () => {
  const found = readProgram(resources, { version: "0.1.0", platform: "win32", architecture: "arm64" });
  expect(found).toEqual({ version: "0.1.0", target: { system: "windows", architecture: "arm64" }, releaseKey: null });
  expect(readProgram(resources, { version: "0.1.0", platform: "freebsd", architecture: "x64" }).target).toBeNull();
});
