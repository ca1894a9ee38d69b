import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";

/** One member's paper sheet as the list of transcriptions shows it. */
export type PaperEntry = z.output<(typeof contract)["transcriptions"]["list"]["output"]>[number];
