import { randomBytes } from "node:crypto";
import { createApplication } from "#engine/application.ts";
import { createClient } from "#shared/contract/client.ts";
import { contract } from "#shared/contract/index.ts";
import { createFakePlatform } from "./fake-platform.ts";
import { compulsoryMaterials, smallProject } from "./small-review.ts";
import { passphrase, pins } from "./small-panel.ts";
import { cheapKdf, startWorkstation, type TestWorkstation, valueOf } from "./workstation.ts";

/** A workstation with an alliance of its own and its secretariat's seat open. */
export interface FoundedWorkstation {
  readonly station: TestWorkstation;
  readonly id: string;
  readonly recoveryCode: string;
  readonly secretariat: string;
}

/** Makes a workstation and founds an alliance on it. */
export async function foundedWorkstation(clock?: () => number): Promise<FoundedWorkstation> {
  const station = startWorkstation(clock === undefined ? {} : { clock });
  const { client } = station;
  const { workstation, recoveryCode } = await valueOf(client.vault.create({ label: "一号机", passphrase }));
  const secretariat = { name: "黄秘书长", unit: "联盟秘书处", title: "" };
  const { identityId } = await valueOf(client.alliance.found({ name: "示例联盟", secretariat, pin: pins.secretariat }));
  return { station, id: workstation.id, recoveryCode, secretariat: identityId };
}

/** A draft with one material of these bytes; answers how to open it. */
export async function draftWithMaterial(
  { client, platform }: TestWorkstation,
  bytes: Uint8Array,
  code = "GXAI-2026-901",
): Promise<{ readonly dossierId: string; readonly materialId: string }> {
  const { profile } = smallProject();
  const { dossierId } = await valueOf(client.dossiers.create({ profile: { ...profile, code } }));
  const file = {
    file: platform.give("材料.txt", bytes),
    no: "01",
    title: "材料",
    category: compulsoryMaterials[0],
    nature: "self" as const,
    issuer: null,
    volumePages: null,
    validUntil: null,
  };
  const [material] = await valueOf(client.dossiers.addMaterials({ dossierId, files: [file] }));
  return { dossierId, materialId: material?.id ?? "" };
}

/** The whole of a material as the viewer reads it. */
export async function materialBytes(
  { client, application }: TestWorkstation,
  which: { readonly dossierId: string; readonly materialId: string },
): Promise<Buffer> {
  const { grant, size } = await valueOf(client.materials.open(which));
  const source = await application.material(grant);
  const pieces: Uint8Array[] = [];
  if (source !== null) for await (const piece of source.read(0, size)) pieces.push(Buffer.from(piece));
  await valueOf(client.materials.close({ grant }));
  return Buffer.concat(pieces);
}

/** An application over an existing home that ships with other packs and texts. */
export function startWithResources(home: string, resources: string): TestWorkstation {
  const platform = createFakePlatform();
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const application = createApplication({ platform, clock: Date.now, random, home, resources, kdfCost: cheapKdf });
  const client = createClient(contract, (group, procedure, input) => application.call("desk", group, procedure, input));
  return { application, client, platform, home };
}
