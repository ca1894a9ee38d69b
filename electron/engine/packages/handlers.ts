import { unlink } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { people, seats, statements } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { packagesGroup, Wording } from "#shared/contract/dossiers.ts";
import { explain, Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { charterInForce } from "../alliance/charter.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { readFact } from "../facts.ts";
import { receiveFile } from "../files.ts";
import { inspectPackage, type PackageReport } from "../trust/inspect-package.ts";
import { importPackage } from "./import-package.ts";
import { kindWords } from "./kind-words.ts";
import { takeSealedSheet } from "./take-sealed-sheet.ts";
import { knownIssuers } from "./verify-inside.ts";

type Check = { readonly text: Wording; readonly state: "proved" | "not-proved" | "failed" };

/** Packages by file: what was verified is shown before anything opens. */
export const packagesHandlers: GroupHandlers<typeof packagesGroup, Contexts> = {
  inspect: async (context, { file }) => {
    const received = await receiveFile(context, context.platform.takeFile(file));
    const anchor = readFact(context.db, "anchor");
    const report = await inspectPackage(received.path, {
      issuers: knownIssuers(context.db),
      ...(anchor === null ? {} : { anchor }),
    });
    const inspection = newId(context.random);
    context.vault.pendingInspections.set(inspection, { file: received });
    const forSeats = seatsFor(context, report);
    context.commit(received.digest, () => undefined);
    return {
      inspection,
      fileName: received.name,
      kind: report.manifest?.statement.body.kind ?? "other",
      size: received.size,
      issuer: issuerOf(context, report),
      checks: [...checksOf(report)],
      forSeats,
      alreadyHere: alreadyHere(context, report),
      importable: report.problems.length === 0 && forSeats.length > 0,
    };
  },

  import: async (context, { inspection }) => {
    const pending = context.vault.pendingInspections.get(inspection);
    if (pending === undefined) throw new Refusal("grant-spent");
    const { path } = pending.file;
    const imported = (await takeSealedSheet(context, path)) ?? (await importPackage(context, path));
    context.vault.pendingInspections.delete(inspection);
    await unlink(path);
    return {
      reviewId: imported.reviewId,
      statements: [...imported.statements],
      text: kindWords(imported.kind),
    };
  },

  discard: async (context, { inspection }) => {
    const pending = context.vault.pendingInspections.get(inspection);
    context.vault.pendingInspections.delete(inspection);
    if (pending !== undefined) await unlink(pending.file.path);
    context.commit(null, () => undefined);
    return null;
  },
};

function issuerOf(context: QueryContext, report: PackageReport) {
  const signer = report.manifest?.signer ?? null;
  if (signer === null) return { name: null, fingerprint: "", known: false };
  const charter = charterInForce(context.db).body;
  const row = context.db.select({ name: people.name }).from(people).where(eq(people.signingKey, signer)).get();
  const name = charter.issuingKeys.includes(signer) ? charter.name : (row?.name ?? null);
  return { name, fingerprint: fingerprint(signer), known: report.issuer !== "unproved" };
}

function checksOf(report: PackageReport): readonly Check[] {
  const issuer: Check = {
    text: { zh: "签发者的签名与联盟根证书相符", en: "The issuer's signature fits the alliance's charter" },
    state: report.manifest === null ? "failed" : report.issuer === "unproved" ? "not-proved" : "proved",
  };
  const entries = report.entries.map((entry): Check => ({
    text: { zh: `内容完整：${entry.name.slice(0, 16)}`, en: `Intact: ${entry.name.slice(0, 16)}` },
    state: entry.proved === "nothing" ? "failed" : "proved",
  }));
  const whole = entries.every((entry) => entry.state === "proved");
  const content: Check = {
    text: {
      zh: `密封内容 ${report.entries.length} 项，逐字节核对`,
      en: `${report.entries.length} sealed parts, compared byte for byte`,
    },
    state: entries.length > 0 && whole ? "proved" : "failed",
  };
  const problems = report.problems.map((problem): Check => ({
    text: { zh: explain(problem, "zh"), en: explain(problem, "en") },
    state: "failed",
  }));
  return [issuer, content, ...entries.filter((entry) => entry.state === "failed"), ...problems];
}

/** Which seats of this workstation the package is sealed to, by mailbox tag; the alliance's tag counts for its secretariat. */
function seatsFor(context: QueryContext, report: PackageReport) {
  const tags = report.manifest?.statement.body.recipientTags ?? [];
  const { allianceId, recipient, name } = charterInForce(context.db).body;
  const seated = context.db
    .select({ person: people })
    .from(seats)
    .innerJoin(people, eq(people.identityId, seats.identityId))
    .all()
    .map(({ person }) => person);
  const persons = seated
    .filter((person) => tags.includes(mailboxTag(person.recipient, allianceId)))
    .map((person) => ({ identityId: person.identityId, name: person.name }));
  const secretariat = seated.find((person) => person.roles.includes("secretariat"));
  return tags.includes(mailboxTag(recipient, allianceId)) && secretariat !== undefined
    ? [...persons, { identityId: secretariat.identityId, name }]
    : persons;
}

/** A package's main statement is the last it carries; without opening it we know it only by what it is about. */
function alreadyHere(context: QueryContext, report: PackageReport): boolean {
  const about = report.manifest?.statement.subjects[0];
  if (report.manifest?.statement.body.kind !== "dossier" || about === undefined) return false;
  return context.db.select().from(statements).where(eq(statements.digest, about)).get() !== undefined;
}
