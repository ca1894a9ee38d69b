import * as common from "./common.ts";

/** The Chinese wording: the source of every key. */
export const zh = { ...common };
