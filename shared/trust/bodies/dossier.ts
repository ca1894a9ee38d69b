import { z } from "zod";
import { outlineSchema } from "#shared/domain/dossier/outline.ts";
import { idSchema } from "#shared/ids.ts";

/** 验收大纲 on its own, sent ahead of the dossier for the applicant's confirmation. The one that binds is inside the dossier. */
export const outlineBody = z.strictObject({ dossierId: idSchema, outline: outlineSchema }).readonly();
