import type { zh } from "../zh-CN/index.ts";
import type { Words } from "../words.ts";
import * as common from "./common.ts";

/** The English wording: exactly the keys of the Chinese one. */
export const en: Words<typeof zh> = { ...common };
