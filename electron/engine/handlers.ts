import type { GuijianContract } from "#shared/contract/index.ts";
import type { Handlers } from "#shared/contract/define.ts";
import type { Contexts } from "./context.ts";
import { allianceHandlers } from "./alliance/handlers.ts";
import { causesHandlers } from "./causes/handlers.ts";
import { demoHandlers } from "./demo/handlers.ts";
import { documentsHandlers } from "./documents/handlers.ts";
import { dossiersHandlers } from "./dossiers/handlers.ts";
import { materialsHandlers } from "./dossiers/materials-handlers.ts";
import { packagesHandlers } from "./packages/handlers.ts";
import { packsHandlers } from "./packs/handlers.ts";
import { mattersHandlers } from "./matters/handlers.ts";
import { chairHandlers } from "./opinion/handlers.ts";
import { projectionHandlers } from "./projection/handlers.ts";
import { recordHandlers } from "./record/handlers.ts";
import { scansHandlers } from "./scans/handlers.ts";
import { seatsHandlers } from "./seats/handlers.ts";
import { sheetsHandlers } from "./sheets/handlers.ts";
import { reviewsHandlers } from "./sitting/handlers.ts";
import { syncHandlers } from "./sync/handlers.ts";
import { supplementsHandlers } from "./supplements/handlers.ts";
import { tasksHandlers } from "./tasks-handlers.ts";
import { updatesHandlers } from "./updates/handlers.ts";
import { transcriptionsHandlers } from "./transcription/handlers.ts";
import { vaultHandlers } from "./vault/handlers.ts";

export type EngineHandlers = Handlers<GuijianContract, Contexts>;

/** Every procedure of the contract and the folder that answers it. A missing handler does not compile. */
export const handlers: EngineHandlers = {
  vault: vaultHandlers,
  seats: seatsHandlers,
  alliance: allianceHandlers,
  dossiers: dossiersHandlers,
  materials: materialsHandlers,
  packages: packagesHandlers,
  packs: packsHandlers,
  reviews: reviewsHandlers,
  record: recordHandlers,
  scans: scansHandlers,
  supplements: supplementsHandlers,
  sheets: sheetsHandlers,
  transcriptions: transcriptionsHandlers,
  causes: causesHandlers,
  chair: chairHandlers,
  matters: mattersHandlers,
  projection: projectionHandlers,
  documents: documentsHandlers,
  sync: syncHandlers,
  tasks: tasksHandlers,
  updates: updatesHandlers,
  demo: demoHandlers,
};
