import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";

/** The papers printed for signing and what came back of them. */
export type ScanState = z.output<(typeof contract)["scans"]["list"]["output"]>;

/** One scanned paper, bound to what was printed or not yet. */
export type ScannedPaper = ScanState["scans"][number];
