import { createHash, randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { allianceKeys } from "#db/schema/index.ts";
import { allianceKeyLabel, charterInForce, readPool } from "#engine/alliance/charter.ts";
import { statementsOf } from "#engine/statements.ts";
import { folderMailbox, unhurried } from "./folder-mailbox.ts";
import { signStatement, type VerifiedStatement } from "#engine/trust/signing.ts";
import { type PackedMaterial, writePackage } from "#engine/trust/write-package.ts";
import type { OpenVault } from "#engine/vault/open-vault.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { newId } from "#shared/ids.ts";
import type { PackageKind } from "#shared/trust/bodies/package.ts";
import type { BodyOf, StatementKind } from "#shared/trust/kinds.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { passphrase, pins, type TestPanel } from "./small-panel.ts";
import { cheapKdf, type TestWorkstation } from "./workstation.ts";

/** Somebody who has their own keys and signs with tools of their own what the program would refuse. */
export interface Insider {
  readonly identityId: string;
  /** Signs any body, whatever the order of business says. */
  readonly sign: <K extends StatementKind>(
    kind: K,
    body: BodyOf<K>,
    subjects: readonly string[],
    issuedAt?: string,
  ) => VerifiedStatement<K>;
  /** Seals statements for people and leaves them in the mailbox under each one's folder, in the order given. */
  readonly post: (to: readonly string[], what: Posted) => Promise<void>;
  /** Writes the package as a file. */
  readonly pack: (to: readonly string[], what: Posted) => Promise<string>;
}

export interface Posted {
  readonly kind: PackageKind;
  readonly about: string | null;
  readonly statements: readonly { readonly bytes: Uint8Array }[];
  readonly materials?: readonly PackedMaterial[];
  /** Digests the manifest names beside what it is about. */
  readonly marks?: readonly string[];
  readonly issuedAt?: string;
}

const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));

/** Opens a copy of a workstation's folder: what whoever holds passphrase and PIN can do without the program. */
export async function withCopy<Value>(
  station: TestWorkstation,
  work: (vault: OpenVault) => Value | Promise<Value>,
): Promise<Value> {
  const home = mkdtempSync(path.join(tmpdir(), "guijian-copy-"));
  cpSync(station.home, home, { recursive: true });
  const workstations = createWorkstations({
    home,
    clock: Date.now,
    random,
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  const id = workstations.list()[0]?.id ?? "";
  rmSync(path.join(home, "workstations", id, "open.lock"), { force: true });
  await workstations.unlock(id, passphrase);
  try {
    return await work(workstations.open());
  } finally {
    workstations.lock("asked");
    rmSync(home, { recursive: true, force: true });
  }
}

/** A person of the panel, the recorder or the alliance itself as an adversary. */
export function insider(
  panel: TestPanel,
  who:
    | "alliance"
    | "root"
    | "recorder"
    | { readonly identityId: string; readonly pin: string; readonly station: TestWorkstation },
): Promise<Insider> {
  const station = typeof who === "string" ? panel.table : who.station;
  const office = who === "alliance" || who === "root";
  const identityId = office ? panel.secretariat : who === "recorder" ? panel.recorder : who.identityId;
  const pin = office ? pins.secretariat : who === "recorder" ? pins.recorder : who.pin;
  return withCopy(station, async (vault) => {
    const seat = await vault.enterSeat(identityId, pin);
    const seed = office ? allianceSeed(vault, who === "root" ? "root" : "issuing") : await seat.signingSeed(pin);
    const charter = charterInForce(vault.library.read);
    return armed(panel, identityId, seed, charter.body.allianceId, who === "alliance" ? charter.bytes : null);
  });
}

function allianceSeed(vault: OpenVault, purpose: "root" | "issuing"): Uint8Array {
  const row = vault.library.read.select().from(allianceKeys).where(eq(allianceKeys.purpose, purpose)).get();
  const opened = row === undefined ? undefined : vault.seat()?.unseal(row.sealed, allianceKeyLabel(purpose));
  if (opened === undefined) throw new Error("no such key");
  return opened;
}

/** Somebody with a signing key. `charter` is theirs to show where the key is an issuing one. */
export function armed(
  panel: TestPanel,
  identityId: string,
  seed: Uint8Array,
  allianceId: string,
  charter: Uint8Array | null,
): Insider {
  const header = (subjects: readonly string[], issuedAt: string) => ({
    schema: 1 as const,
    suite: "intl" as const,
    id: newId(random),
    issuedAt,
    packs: { standard: null, rules: null },
    subjects,
    auditHead: null,
  });
  const pack = async (to: readonly string[], what: Posted): Promise<string> => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "guijian-forged-")), "package");
    const { kind, about, statements, materials = [], marks = [], issuedAt = isoNow() } = what;
    const subjects = [...(about === null ? [] : [about]), ...marks];
    const draft = {
      header: header(subjects, issuedAt),
      allianceId,
      kind,
      charter,
      recipients: to,
      statements: statements.map(({ bytes }) => bytes),
      materials,
    };
    await writePackage(file, draft, seed);
    return file;
  };
  return {
    identityId,
    sign: (kind, body, subjects, issuedAt = isoNow()) =>
      signStatement({ ...header(subjects, issuedAt), kind, body }, seed),
    pack,
    post: async (to, what) => {
      const file = await pack(to, what);
      const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
      for (const recipient of to)
        await folderMailbox(panel.mailbox).put(mailboxTag(recipient, allianceId), digest, file, unhurried);
    },
  };
}

/** The signers' clock without fractions of a second. */
export function isoNow(shift = 0): string {
  return `${new Date(Date.now() + shift).toISOString().slice(0, 19)}Z`;
}

/** Statements of a kind as one workstation keeps them, in order of arrival. */
export function keptOn<K extends StatementKind>(station: TestWorkstation, reviewId: string, kind: K) {
  return withCopy(station, (vault) => statementsOf(vault.library.read, reviewId, kind));
}

/** The age recipient of someone a workstation knows. */
export function recipientOf(station: TestWorkstation, identityId: string): Promise<string> {
  return withCopy(station, (vault) => {
    const person = readPool(vault.library.read).find((each) => each.identityId === identityId);
    if (person === undefined) throw new Error("unknown person");
    return person.recipient;
  });
}
