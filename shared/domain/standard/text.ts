import { z } from "zod";

/** A short text in both languages of the product; neither may be empty. Chinese is the one that is printed on forms. */
export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).readonly();
export type Text = z.infer<typeof textSchema>;

/** Whether both languages say the same. */
export function sameText(left: Text, right: Text): boolean {
  return left.zh === right.zh && left.en === right.en;
}

/** Lower-case words of a pack joined by hyphens, e.g. `auto-inspection`. */
export const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
