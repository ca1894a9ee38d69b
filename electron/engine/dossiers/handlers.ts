import { eq } from "drizzle-orm";
import { type DossierRow, listDossiers, listSectors } from "#db/queries/list-dossiers.ts";
import { dossiers } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import { type dossiersGroup, dossierStateSchema } from "#shared/contract/dossiers.ts";
import { completenessOf } from "#shared/domain/dossier/completeness.ts";
import { materialSchema } from "#shared/domain/dossier/material.ts";
import { type Profile, reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Json } from "#shared/json.ts";
import type { CommandContext, Contexts } from "../context.ts";
import { type EntryAddress, readEntry, writeEntry } from "../entries.ts";
import { statementsOf } from "../statements.ts";
import { dossierRow, draftAddress, materialAddress, readDraft } from "./draft.ts";
import { follow } from "./follow.ts";
import { exportPackage, issue, sendPackage } from "./issue.ts";
import { addMaterials } from "./materials-handlers.ts";
import { authorOf, requireSecretariat, writeDraft } from "./write-draft.ts";
import { answerRecusal, invite, recusalSheets, writePanel } from "./panel-handlers.ts";

/** The project builder: profile → targets → materials → outline → panel and recusal → issue. */
export const dossiersHandlers: GroupHandlers<typeof dossiersGroup, Contexts> = {
  list: (context, filter) => {
    const { rows, total } = listDossiers(context.db, filter);
    return { rows: rows.map(listRow), total };
  },

  sectors: (context) => [...listSectors(context.db, 24)],

  read: (context, { dossierId }) => {
    const row = dossierRow(context.db, dossierId);
    const draft = readDraft(context.db, dossierId);
    return {
      ...draft,
      state: dossierStateSchema.parse(row.state),
      targets: [...draft.targets],
      materials: [...draft.materials],
      panel: [...draft.panel],
      completeness: [...completenessOf({ ...draft, rules: context.packs.rules.content })],
      versions: statementsOf(context.db, dossierId, "dossier").map((kept) => ({
        version: kept.body.version,
        digest: kept.digest,
        issuedAt: kept.issuedAt,
      })),
    };
  },

  create: (context, { profile }) => {
    requireSecretariat(context);
    const dossierId = newId(context.random);
    context.commit(dossierId, (db) => {
      db.insert(dossiers)
        .values({
          dossierId,
          ...columnsOf(profile),
          state: "draft",
          version: 0,
          current: null,
          recorder: null,
          createdBy: context.seat.identityId,
          updatedAt: context.now(),
        })
        .run();
      writeEntry(db, draftAddress(dossierId, "profile"), profile, authorOf(context));
    });
    return { dossierId };
  },

  follow,

  writeProfile: (context, { dossierId, profile }) =>
    writeDraft(context, dossierId, (db) => {
      db.update(dossiers).set(columnsOf(profile)).where(eq(dossiers.dossierId, dossierId)).run();
      writeEntry(db, draftAddress(dossierId, "profile"), profile, authorOf(context));
    }),

  writeTargets: (context, { dossierId, targets }) =>
    writePart(context, dossierId, draftAddress(dossierId, "targets"), targets),

  writeOutline: (context, { dossierId, outline }) =>
    writePart(context, dossierId, draftAddress(dossierId, "outline"), outline),

  addMaterials,

  writeMaterial: (context, { dossierId, material }) => {
    const address = materialAddress(dossierId, material.id);
    const before = readEntry(context.db, address, materialSchema);
    if (before === null) throw new Refusal("not-found", { what: material.title });
    // What is said may change; which bytes it is about may not.
    const { digest, sealed, size, mediaType } = before;
    return writePart(context, dossierId, address, { ...material, digest, sealed, size, mediaType });
  },

  removeMaterial: (context, { dossierId, materialId }) =>
    writePart(context, dossierId, materialAddress(dossierId, materialId), null),

  writePanel,
  invite,
  recusalSheets,
  answerRecusal,
  issue,
  exportPackage,
  sendPackage,
};

function writePart(context: CommandContext, dossierId: string, address: EntryAddress, value: Json | null): null {
  return writeDraft(context, dossierId, (db) => writeEntry(db, address, value, authorOf(context)));
}

function columnsOf({ code, title, kind, sector, demo }: Profile) {
  return { code, title, kind, sector, demo };
}

function listRow(row: DossierRow) {
  const { dossierId, code, title, sector, version, updatedAt, demo } = row;
  const kind = reviewKindSchema.parse(row.kind);
  return { dossierId, code, title, kind, sector, state: dossierStateSchema.parse(row.state), version, updatedAt, demo };
}
