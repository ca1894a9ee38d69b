import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";

/** Where the mailbox stands: what waits, what travelled, what was refused. */
export type SyncState = z.output<(typeof contract)["sync"]["state"]["output"]>;
