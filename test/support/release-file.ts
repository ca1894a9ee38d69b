import { sha256Hex } from "#engine/trust/sha256.ts";
import { type SigningKeyPair, signStatement } from "#engine/trust/signing.ts";
import { updateHead } from "#engine/updates/update-file.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import { header } from "#test/engine/trust/fixtures.ts";

/** An update file for Linux on x64 as its maker signs it. `over`: what it says otherwise; `bytes`: what lies in it instead of the installer it names. */
export function releaseFile(
  installer: Uint8Array,
  maker: SigningKeyPair,
  over: Partial<BodyOf<"release">> = {},
  bytes: Uint8Array = installer,
): Uint8Array {
  const body: BodyOf<"release"> = {
    version: "1.4.0",
    target: { system: "linux", architecture: "x64" },
    installer: { name: "guijian_1.4.0_amd64.deb", digest: sha256Hex(installer), size: installer.length },
    notes: { zh: "修正打印", en: "Printing corrected" },
    ...over,
  };
  const statement = signStatement({ ...header, kind: "release", body }, maker.seed);
  return Buffer.concat([updateHead(statement.bytes), bytes]);
}
