import { generateSigningKey } from "#engine/trust/signing.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { seededRandom } from "#test/engine/trust/fixtures.ts";
import { keychainOf } from "../fake-keychain.ts";
import { draftWithMaterial } from "../founded-workstation.ts";
import { releaseFile } from "../release-file.ts";
import { passphrase, pins } from "../small-panel.ts";
import { startWorkstation, type TestWorkstation, valueOf } from "../workstation.ts";

const phrases = [
  "新的口令 足够长 也不 相同 八十一",
  "第三个 口令 又长 又生 四十四",
  "第四个 口令 没人 猜到 五十二",
  "第五个 口令 来自 恢复 六十七",
] as const;
const person = { name: "某", unit: "", title: "", category: null, roles: ["recorder" as const] };

/** A workstation made, opened in every way, backed up, re-keyed, recovered, restored; house rules adopted; an update read. */
export async function keysScene(): Promise<void> {
  const random = seededRandom("crash plays");
  const maker = generateSigningKey(random);
  const program = {
    version: "1.3.9",
    target: { system: "linux", architecture: "x64" },
    releaseKey: maker.publicKey,
  } as const;
  const station = startWorkstation({ program });
  const { client, platform } = station;
  Object.assign(platform, { keychain: keychainOf("Huang") });
  const { workstation, recoveryCode } = await valueOf(client.vault.create({ label: "一号机", passphrase }));
  const { id } = workstation;
  await valueOf(client.vault.confirmRecoveryCode({ code: recoveryCode }));
  const founder = { name: "黄秘书长", unit: "联盟秘书处", title: "" };
  const { identityId } = await valueOf(
    client.alliance.found({ name: "示例联盟", secretariat: founder, pin: pins.secretariat }),
  );
  await valueOf(client.vault.setAutoLock({ minutes: 30 }));
  const other = await valueOf(
    client.alliance.enrolAtDoor({ person, validUntil: "2028-12-31", pin: "730164", issuerPin: pins.secretariat }),
  );
  await valueOf(client.alliance.noteConsent({ identityId: other.identityId, signedOn: "2026-11-20" }));
  await adoptRules(station);
  await editDraft(station);
  await takeUpdate(station, releaseFile(random(600_000), maker));

  await valueOf(client.vault.exportAuditHead({ pin: pins.secretariat, save: platform.place("head") }));
  await valueOf(client.vault.checkAuditHead({ file: platform.give("head", saved(station, "head")) }));
  await valueOf(client.vault.backup({ to: { folder: platform.folder(mkdtempSync(path.join(tmpdir(), "backup-"))) } }));
  await valueOf(client.vault.backup({ to: { save: platform.place("backup.gjb") } }));
  await restoreElsewhere(saved(station, "backup.gjb"));
  await restoreInPlace(station);

  await valueOf(client.vault.enableKeychain({ passphrase }));
  await valueOf(client.vault.lock({}));
  await valueOf(client.vault.unlockWithKeychain({ id }));
  await valueOf(client.vault.grantSigning({ passphrase }));
  await valueOf(client.vault.disableKeychain({}));
  await valueOf(client.vault.changePassphrase({ current: passphrase, next: phrases[0] }));
  const { recoveryCode: newCode } = await valueOf(client.vault.rekey({ current: phrases[0], next: phrases[1] }));

  const custodians: [string, string] = [identityId, other.identityId];
  await valueOf(client.vault.shareRecovery({ passphrase: phrases[1], custodians }));
  await valueOf(client.vault.withdrawShares({}));
  await valueOf(client.vault.shareRecovery({ passphrase: phrases[1], custodians }));
  const shares: string[] = [];
  for (const index of [0, 1] as const) {
    await valueOf(client.vault.saveShare({ id, index, save: platform.place(`share-${index}`) }));
    const pin = index === 0 ? pins.secretariat : "730164";
    await valueOf(client.seats.enter({ identityId: custodians[index], pin }));
    const file = platform.give("share", saved(station, `share-${index}`));
    shares.push((await valueOf(client.vault.openShare({ file, pin }))).code);
  }
  const [notice] = await valueOf(client.vault.notices({}));
  await valueOf(client.vault.dismissNotice({ id: notice?.id ?? "" }));
  await valueOf(client.seats.changePin({ current: "730164", next: "662019" }));
  await valueOf(client.seats.leave({}));
  await valueOf(client.vault.lock({}));
  await valueOf(client.vault.unlock({ id, passphrase: phrases[1] }));
  await valueOf(client.vault.lock({}));
  await valueOf(
    client.vault.recoverWithShares({ id, shares: [shares[0] ?? "", shares[1] ?? ""], passphrase: phrases[2] }),
  );
  await valueOf(client.vault.lock({}));
  await valueOf(client.vault.recover({ id, code: newCode, passphrase: phrases[3] }));
  await station.application.close();

  const demo = startWorkstation();
  await valueOf(demo.client.demo.open({}));
  await demo.application.close();
}

/** House rules as a file, as a draft, given up and adopted: they let the alliance hold shares. */
async function adoptRules({ client, platform }: TestWorkstation): Promise<void> {
  const { versions } = await valueOf(client.packs.rules({}));
  const [model] = versions;
  if (model === undefined) throw new Error("no rules");
  const rules: HouseRules = { ...model.content, recoveryByAlliance: true };
  await valueOf(client.packs.exportRules({ digest: model.digest, save: platform.place("rules") }));
  await valueOf(
    client.packs.importRules({ file: platform.give("rules.json", new TextEncoder().encode(JSON.stringify(rules))) }),
  );
  await valueOf(client.packs.discardDraft({}));
  await valueOf(client.packs.writeRules({ rules }));
  await valueOf(
    client.packs.adopt({ documentNo: "桂产联〔2026〕3号", date: "2026-03-01", by: "示例联盟", pin: pins.secretariat }),
  );
}

async function editDraft(station: TestWorkstation): Promise<void> {
  const { client, platform } = station;
  const { dossierId, materialId } = await draftWithMaterial(station, seededRandom("material")(300_000));
  const { profile, materials } = await valueOf(client.dossiers.read({ dossierId }));
  await valueOf(client.dossiers.writeProfile({ dossierId, profile: { ...profile, title: "改过名字的项目" } }));
  const { grant } = await valueOf(client.materials.open({ dossierId, materialId }));
  await valueOf(client.materials.close({ grant }));
  await valueOf(client.materials.exportCopy({ dossierId, materialId, save: platform.place("copy") }));
  const [material] = materials;
  if (material === undefined) throw new Error("no material");
  await valueOf(client.dossiers.writeMaterial({ dossierId, material: { ...material, title: "改过的材料" } }));
  await valueOf(client.dossiers.removeMaterial({ dossierId, materialId }));
}

async function takeUpdate({ client, platform }: TestWorkstation, update: Uint8Array): Promise<void> {
  const { file } = await valueOf(client.updates.read({ file: platform.give("guijian.gju", update) }));
  await valueOf(client.updates.save({ file, save: platform.place("guijian.deb") }));
}

async function restoreElsewhere(backup: Uint8Array): Promise<void> {
  const { application, client, platform } = startWorkstation();
  const from = { file: platform.give("backup.gjb", backup) };
  await valueOf(client.vault.restore({ from, passphrase, code: null, replace: false }));
  await application.close();
}

/** The workstation here gives way to its own backup. */
async function restoreInPlace({ client, platform }: TestWorkstation): Promise<void> {
  const file = platform.give("backup.gjb", platform.saved.get("backup.gjb") ?? new Uint8Array());
  await valueOf(client.vault.restore({ from: { file }, passphrase, code: null, replace: true }));
  await valueOf(
    client.seats.enter({
      identityId: (await valueOf(client.seats.list({})))[0]?.identityId ?? "",
      pin: pins.secretariat,
    }),
  );
}

function saved({ platform }: TestWorkstation, name: string): Uint8Array {
  return platform.saved.get(name) ?? new Uint8Array();
}
