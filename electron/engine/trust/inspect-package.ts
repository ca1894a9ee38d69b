import { Refusal } from "#shared/errors.ts";
import type { PublicKey } from "#shared/trust/common.ts";
import { fromBase64 } from "#shared/trust/base64.ts";
import { blobChecker, openContent } from "./open-package.ts";
import type { PackageContent } from "./package-content.ts";
import { openFrame, type PackageFrame } from "./package-frame.ts";
import { type VerifiedStatement, verifyCharter } from "./signing.ts";

/** What could be established about a package file, for a person to read. */
export interface PackageReport {
  /** Null = not even the manifest holds; nothing further was tried. */
  readonly manifest: VerifiedStatement<"package"> | null;
  /** How the issuer is known: among the expected keys, by a charter under the anchor, or not at all. */
  readonly issuer: "expected" | "anchored" | "unproved";
  readonly entries: readonly EntryReport[];
  /** The envelope's content; null when it could not be opened (no identity given, or a problem). Its statements are not verified here. */
  readonly content: PackageContent | null;
  /** Empty = everything that could be proved with what was given was proved. */
  readonly problems: readonly Refusal[];
}

export interface EntryReport {
  readonly name: string;
  readonly size: number;
  /** `sealed`: the sealed bytes are those the issuer signed. `opened`: the plaintext is the one the envelope names, too. */
  readonly proved: "nothing" | "sealed" | "opened";
}

export interface InspectOptions {
  readonly issuers?: readonly PublicKey[];
  /** The anchor as {@link readFingerprint} writes it. */
  readonly anchor?: string;
  /** Without identities the envelope stays closed and only sealed bytes are proved. */
  readonly identities?: readonly string[];
}

/** Reads a package file through and reports what holds. Never throws a Refusal: each goes into `problems` with its place, and the rest is still read. */
export async function inspectPackage(path: string, options: InspectOptions = {}): Promise<PackageReport> {
  const problems: Refusal[] = [];
  const attempt = async <T>(work: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const seen = problems.some(({ code, details }) => code === error.code && details["at"] === error.details["at"]);
      if (!seen) problems.push(error);
      return null;
    }
  };
  const frame = await attempt(() => openFrame(path));
  if (frame === null) return { manifest: null, issuer: "unproved", entries: [], content: null, problems };
  try {
    const issuer = (await attempt(() => judgeIssuer(frame.manifest, options))) ?? "unproved";
    const { identities } = options;
    const content = identities === undefined ? null : await attempt(() => openContent(frame, identities));
    const entries: EntryReport[] = [];
    let whole = true;
    for (const [index, { name, size }] of frame.entries.entries()) {
      const proved = (await attempt(() => proveEntry(frame, index, content))) ?? "nothing";
      whole &&= proved !== "nothing";
      entries.push({ name, size, proved });
    }
    if (whole) await attempt(() => frame.checkDirectory());
    return { manifest: frame.manifest, issuer, entries, content, problems };
  } finally {
    await frame.close();
  }
}

async function proveEntry(
  frame: PackageFrame,
  index: number,
  content: PackageContent | null,
): Promise<EntryReport["proved"]> {
  const entry = frame.entries[index];
  const key = index > 1 && entry !== undefined ? content?.keys.get(entry.name) : undefined;
  if (entry === undefined || key === undefined) {
    await frame.readEntry(index);
    return index === 1 && content !== null ? "opened" : "sealed";
  }
  const checker = blobChecker(entry.name, entry.size, key);
  await frame.readEntry(index, checker.piece);
  checker.end();
  return "opened";
}

function judgeIssuer(
  manifest: VerifiedStatement<"package">,
  { issuers, anchor }: InspectOptions,
): PackageReport["issuer"] {
  if (issuers?.includes(manifest.signer)) return "expected";
  const { charter, allianceId } = manifest.statement.body;
  if (anchor !== undefined && charter !== null) {
    const { body } = verifyCharter(fromBase64(charter) ?? new Uint8Array(), anchor).statement;
    if (body.allianceId === allianceId && body.issuingKeys.includes(manifest.signer)) return "anchored";
    throw new Refusal("signature-invalid", { at: "issuer" });
  }
  if (issuers !== undefined) throw new Refusal("signature-invalid", { at: "issuer" });
  return "unproved";
}
