import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { blobs } from "#db/schema/index.ts";
import { blobPath } from "#engine/vault/blob-path.ts";
import { sealedSizeOf } from "#engine/trust/blob-format.ts";
import type { PackedMaterial } from "#engine/trust/write-package.ts";
import { insider, keptOn, recipientOf, withCopy } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

/** Every sealed material of a workstation with the key that opens it. */
async function materialsOf(station: TestWorkstation): Promise<readonly PackedMaterial[]> {
  const [workstation] = await valueOf(station.client.vault.list({}));
  const folder = path.join(station.home, "workstations", workstation?.id ?? "");
  return withCopy(station, (vault) =>
    vault.library.read
      .select()
      .from(blobs)
      .all()
      .map(({ sealed, digest, size, key }) => ({
        sealedDigest: sealed,
        sealedSize: sealedSizeOf(size),
        plainDigest: digest,
        plainSize: size,
        key: vault.unwrapBlobKey(key, sealed),
        path: path.join(folder, blobPath(sealed)),
      })),
  );
}

async function importFile(panel: TestPanel, file: string): Promise<string> {
  await sitDown(panel.guest);
  const { client, platform } = panel.laptop;
  const grant = platform.give("x.gjd", readFileSync(file));
  const { inspection } = await valueOf(client.packages.inspect({ file: grant }));
  return codeOf(client.packages.import({ inspection }));
}

describe("a package that brings something else than it says", () => {
  let staged: Staged;
  beforeAll(async () => {
    staged = await playedTo("issued");
  });

  async function reissued(panel: TestPanel, change: "swapped" | "left-out" | "stray" | "sound"): Promise<string> {
    const alliance = await insider(panel, "alliance");
    const to = [await recipientOf(panel.table, panel.guest.identityId)];
    const [before] = await keptOn(panel.table, staged.review.reviewId, "dossier");
    if (before === undefined) throw new Error("not issued");
    const materials = await materialsOf(panel.table);
    const [first, second, ...rest] = before.body.materials;
    const [, ...withoutFirst] = materials.toSorted((a) => (a.sealedDigest === first?.sealed ? -1 : 1));
    if (first === undefined || second === undefined) throw new Error("no materials");
    const named = {
      sound: before.body.materials,
      // The document is said to be another one than the sealed file holds.
      swapped: [{ ...first, digest: second.digest }, second, ...rest],
      "left-out": [{ ...first, sealed: "0".repeat(64) }, second, ...rest],
      stray: [second, ...rest],
    }[change];
    const dossier = alliance.sign(
      "dossier",
      { ...before.body, version: 2, previous: { digest: before.digest, reason: "x" }, materials: named },
      [],
    );
    const brought = change === "left-out" ? withoutFirst : materials;
    return alliance.pack(to, { kind: "dossier", about: dossier.digest, statements: [dossier], materials: brought });
  }

  test.each(["swapped", "left-out", "stray"] as const)("%s: refused whole", async (change) => {
    const panel = await staged.restore();
    const file = await reissued(panel, change);
    expect(await importFile(panel, file)).toBe("package-damaged");
    await sitDown(panel.guest);
    const { version } = await valueOf(panel.laptop.client.reviews.read({ reviewId: staged.review.reviewId }));
    expect(version).toBe(1);
  });

  test("sound: taken in, so that the refusals above are not for some other reason", async () => {
    const panel = await staged.restore();
    expect(await importFile(panel, await reissued(panel, "sound"))).toBe("ok");
  });

  test("a colleague cannot plant a wrong key for a material that is still to come", async () => {
    const panel = await staged.restore();
    const { client, platform } = panel.table;
    const { reviewId } = staged.review;
    await atSeat(panel, "secretariat");
    const described = {
      no: "99",
      title: "更正页",
      category: null,
      nature: "self",
      issuer: null,
      volumePages: null,
    } as const;
    const file = platform.give("更正页.txt", new TextEncoder().encode("更正页正文"));
    const files = [{ ...described, file, validUntil: null }];
    const [added] = await valueOf(client.dossiers.addMaterials({ dossierId: reviewId, files }));
    const issued = await valueOf(client.dossiers.issue({ dossierId: reviewId, reason: "更正", pin: pins.secretariat }));
    const genuine = (await materialsOf(panel.table)).find((material) => material.sealedDigest === added?.sealed);
    const colleague = panel.experts.find((expert) => expert.position === "alternate");
    if (genuine === undefined || colleague === undefined || added === undefined) throw new Error("not set up");
    const planter = await insider(panel, colleague);
    const key = new Uint8Array(32).fill(7);
    const planted = {
      kind: "other",
      about: null,
      statements: [],
      materials: [{ ...genuine, key, path: null }],
    } as const;
    const to = [await recipientOf(panel.table, panel.guest.identityId)];
    await importFile(panel, await planter.pack(to, planted));

    await atSeat(panel, "secretariat");
    await valueOf(client.dossiers.sendPackage({ digest: issued.digest, pin: pins.secretariat }));
    await valueOf(client.sync.run({}));
    await sitDown(panel.guest);
    const laptop = panel.laptop.client;
    await valueOf(laptop.sync.run({}));
    await valueOf(laptop.reviews.commit({ reviewId, pin: panel.guest.pin }));
    const { grant } = await valueOf(laptop.materials.open({ dossierId: reviewId, materialId: added.id }));
    const source = await panel.laptop.application.material(grant);
    const pieces: Uint8Array[] = [];
    for await (const piece of source?.read(0, source.size) ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces).toString("utf8")).toBe("更正页正文");
  });

  test("an older version that arrives late, or again, stays in the background", async () => {
    const panel = await staged.restore();
    const { reviewId } = staged.review;
    expect(await importFile(panel, await reissued(panel, "sound"))).toBe("ok");
    await atSeat(panel, "secretariat");
    const { client, platform } = panel.table;
    const save = platform.place("first.gjd");
    await valueOf(client.dossiers.exportPackage({ digest: staged.review.digest, pin: pins.secretariat, save }));
    const bytes = platform.saved.get("first.gjd") ?? new Uint8Array();
    await sitDown(panel.guest);
    const laptop = panel.laptop.client;
    const grant = panel.laptop.platform.give("first.gjd", bytes);
    const { inspection } = await valueOf(laptop.packages.inspect({ file: grant }));
    expect(await codeOf(laptop.packages.import({ inspection }))).toBe("ok");
    expect((await valueOf(laptop.reviews.read({ reviewId }))).version).toBe(2);
  });
});
