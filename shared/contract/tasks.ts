import { z } from "zod";
import { query } from "./define.ts";

export const tasksGroup = {
  /**
   * Asks long work to stop; false when nothing of that name runs. A query, because it changes nothing itself and must not wait behind the very command
   * it is to stop; that command answers `cancelled` and leaves everything as it was.
   */
  cancel: query("anyone", z.strictObject({ task: z.string().max(200) }), z.boolean()),
};
