import type { Client } from "./define.ts";
import { causesGroup } from "./causes.ts";
import { chairGroup } from "./chair.ts";
import { dossiersGroup, materialsGroup, packagesGroup } from "./dossiers.ts";
import { demoGroup, documentsGroup, syncGroup } from "./exchange.ts";
import { packsGroup } from "./packs.ts";
import { allianceGroup, seatsGroup } from "./people.ts";
import { mattersGroup } from "./matters.ts";
import { projectionGroup, recordGroup, reviewsGroup } from "./reviews.ts";
import { scansGroup } from "./scans.ts";
import { sheetsGroup } from "./sheets.ts";
import { supplementsGroup } from "./supplements.ts";
import { tasksGroup } from "./tasks.ts";
import { transcriptionsGroup } from "./transcriptions.ts";
import { updatesGroup } from "./updates.ts";
import { vaultGroup } from "./vault.ts";

/** Everything the interface can ask of the engine. One line per group; each is one folder of the engine. */
export const contract = {
  vault: vaultGroup,
  seats: seatsGroup,
  alliance: allianceGroup,
  dossiers: dossiersGroup,
  materials: materialsGroup,
  packages: packagesGroup,
  packs: packsGroup,
  reviews: reviewsGroup,
  record: recordGroup,
  scans: scansGroup,
  supplements: supplementsGroup,
  sheets: sheetsGroup,
  transcriptions: transcriptionsGroup,
  causes: causesGroup,
  chair: chairGroup,
  matters: mattersGroup,
  projection: projectionGroup,
  documents: documentsGroup,
  sync: syncGroup,
  tasks: tasksGroup,
  updates: updatesGroup,
  demo: demoGroup,
};

export type GuijianContract = typeof contract;
export type GuijianClient = Client<GuijianContract>;
