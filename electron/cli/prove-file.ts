import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { knownIssuers, verifyEach } from "#engine/packages/verify-inside.ts";
import { kindWords } from "#engine/packages/kind-words.ts";
import { inspectPackage, type PackageReport } from "#engine/trust/inspect-package.ts";
import { readStatement, verifyCharter, verifyEnrolment } from "#engine/trust/signing.ts";
import { Refusal } from "#shared/errors.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import { isOfKind, type UnverifiedStatement } from "#shared/trust/statement.ts";
import { failed, failedBy, type Finding, notProved, proved } from "./finding.ts";
import { proveInside } from "./prove-inside.ts";
import type { VaultKeys } from "./vault-keys.ts";

/** What a file is proved with. */
export interface ProveWith {
  /** Fingerprint of the alliance's root key as {@link readFingerprint} writes it; null when none was given. */
  readonly anchor: string | null;
  readonly vault: Pick<VaultKeys, "db" | "anchor"> | null;
  /** Receiving secrets of the seat that was opened; empty when none was. */
  readonly identities: readonly string[];
}

/** Proves a package or a single statement file as far as the given keys reach. Throws what the file system throws. */
export async function proveFile(file: string, given: ProveWith): Promise<readonly Finding[]> {
  const handle = await open(file, "r");
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, 0);
  await handle.close();
  // A statement file is JSON text; anything else is read as a package, which says what is wrong with it.
  return buffer.toString("latin1") === "{" ? proveStatement(readFileSync(file), given) : provePackage(file, given);
}

async function provePackage(file: string, { anchor, vault, identities }: ProveWith): Promise<readonly Finding[]> {
  if (anchor !== null && vault !== null && anchor !== vault.anchor)
    return [
      failed(
        "anchor",
        `所给联盟指纹与资料库的联盟（${vault.anchor}）不同`,
        `The fingerprint given is not that of the vault's alliance (${vault.anchor})`,
      ),
    ];
  const told = anchor ?? vault?.anchor;
  const report = await inspectPackage(file, {
    ...(vault === null ? {} : { issuers: knownIssuers(vault.db) }),
    ...(told === undefined ? {} : { anchor: told }),
    ...(identities.length === 0 ? {} : { identities }),
  });
  const outer = [...outerFindings(report), ...report.problems.map((problem) => failedBy(problem, file))];
  if (report.manifest === null) return outer;
  const { recipientTags } = report.manifest.statement.body;
  if (report.content === null || vault === null)
    return [
      ...outer,
      notProved(
        "envelope.age",
        `内层声明：封给 ${recipientTags.length} 个收件人，没有其中任何一个席位的密钥，未打开`,
        `Inner statements: sealed to ${recipientTags.length} recipients; without the key of one of them they stay closed`,
      ),
    ];
  return [...outer, ...proveInside(vault.db, { ...report.content, manifest: report.manifest })];
}

function outerFindings(report: PackageReport): readonly Finding[] {
  const { manifest } = report;
  if (manifest === null) return [];
  const { issuer, kind } = manifest.statement.body;
  const shown = fingerprint(issuer);
  const entries = report.entries.flatMap(({ name, size, proved: state }) => {
    if (state === "nothing") return [];
    const opened = state === "opened";
    return [
      proved(
        name,
        opened ? `${size} 字节，密封字节与原文都与签名一致` : `${size} 字节，密封字节与清单一致`,
        opened
          ? `${size} bytes, sealed bytes and plaintext as signed`
          : `${size} bytes, sealed bytes as the manifest gives`,
      ),
    ];
  });
  return [
    proved(
      "manifest.dsse",
      `外层声明（${kind}）由密钥 ${shown} 签名`,
      `The outer statement (${kind}) is signed by key ${shown}`,
    ),
    ...issuerFinding(report, shown),
    ...entries,
  ];
}

function issuerFinding({ issuer, problems }: PackageReport, shown: string): readonly Finding[] {
  if (problems.some(({ code, details }) => code === "signature-invalid" && details["at"] === "issuer")) return [];
  return issuer === "unproved"
    ? [
        notProved(
          "issuer",
          `签发者 ${shown} 是谁：请用 --anchor 给出联盟指纹，或用 --vault 给出资料库`,
          `Who the issuer ${shown} is: give the alliance's fingerprint with --anchor, or a vault with --vault`,
        ),
      ]
    : [
        proved(
          "issuer",
          issuer === "anchored" ? "签发者是所给联盟根证书的签发密钥" : "签发者是资料库认识的联盟或专家",
          issuer === "anchored"
            ? "The issuer is an issuing key of the alliance of this fingerprint"
            : "The issuer is the alliance or a person this vault knows",
        ),
      ];
}

function proveStatement(bytes: Uint8Array, { anchor, vault }: ProveWith): readonly Finding[] {
  try {
    const read = readStatement(bytes);
    const words = kindWords(read.statement.kind);
    const place = `${read.statement.kind} ${read.digest.slice(0, 12)}`;
    if (isOfKind(read, "enrolment")) {
      const shown = verifyEnrolment(bytes).statement.body.fingerprint;
      return [
        proved(
          place,
          `${words.zh}：由其自身密钥签名，请与本人核对指纹 ${shown}`,
          `${words.en}: signed by its own key; compare ${shown} with the person`,
        ),
      ];
    }
    const told = anchor ?? vault?.anchor ?? null;
    if (isOfKind(read, "charter") && told !== null) {
      verifyCharter(bytes, told);
      return [proved(place, `${words.zh}：与联盟指纹相符`, `${words.en}: fits the alliance's fingerprint`)];
    }
    return [outsiderFinding(read, vault, place, words)];
  } catch (error) {
    if (error instanceof Refusal) return [failedBy(error, "statement")];
    throw error;
  }
}

function outsiderFinding(
  read: UnverifiedStatement,
  vault: ProveWith["vault"],
  place: string,
  words: { readonly zh: string; readonly en: string },
): Finding {
  if (vault === null)
    return notProved(
      place,
      `${words.zh}：没有资料库，不知道谁有权签署`,
      `${words.en}: without a vault nobody is known to be entitled to sign it`,
    );
  const [outcome] = verifyEach(vault.db, [read]);
  if (outcome instanceof Refusal) throw outcome;
  return proved(place, `${words.zh}：签名成立`, `${words.en}: the signature holds`);
}
