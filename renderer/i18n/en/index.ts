import type { zh } from "../zh-CN/index.ts";
import type { Words } from "../words.ts";
import * as alliance from "./alliance.ts";
import * as chair from "./chair.ts";
import * as common from "./common.ts";
import * as desk from "./desk.ts";
import * as dossier from "./dossier.ts";
import * as exchange from "./exchange.ts";
import * as mailbox from "./mailbox.ts";
import * as materials from "./materials.ts";
import * as packs from "./packs.ts";
import * as readings from "./readings.ts";
import * as record from "./record.ts";
import * as review from "./review.ts";
import * as table from "./table.ts";
import * as safekeeping from "./safekeeping.ts";
import * as words from "./words.ts";
import * as workstation from "./workstation.ts";

/** The English wording: exactly the keys of the Chinese one. */
export const en: Words<typeof zh> = {
  ...alliance,
  ...chair,
  ...common,
  ...desk,
  ...dossier,
  ...exchange,
  ...mailbox,
  ...materials,
  ...packs,
  ...readings,
  ...record,
  ...review,
  ...table,
  ...safekeeping,
  ...workstation,
  words,
};
