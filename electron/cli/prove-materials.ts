import type { PackageContent } from "#engine/trust/package-content.ts";
import type { VerifiedStatement } from "#engine/trust/signing.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import { failed, type Finding, proved } from "./finding.ts";

/** The signed dossier names the plaintext of every material; what the envelope opens must be exactly that. */
export function proveMaterials(
  verified: readonly VerifiedStatement[],
  keys: PackageContent["keys"],
): readonly Finding[] {
  return verified.flatMap((statement) => {
    if (keys.size === 0 || !isOfKind(statement, "dossier")) return [];
    const { materials } = statement.statement.body;
    const wrong = materials.filter(({ sealed, digest, size }) => {
      const key = keys.get(sealed);
      return key === undefined || key.plainDigest !== digest || key.plainSize !== size;
    });
    return wrong.length > 0
      ? wrong.map(({ no, title, sealed }) =>
          failed(sealed, `材料 ${no} ${title} 与签发的项目卷不一致`, `Material ${no} ${title} is not the one issued`),
        )
      : [
          proved(
            "dossier materials",
            `${materials.length} 份材料的原文摘要与大小都与签发的项目卷一致`,
            `The plaintext digest and size of all ${materials.length} materials are those of the issued dossier`,
          ),
        ];
  });
}
