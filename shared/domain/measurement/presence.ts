import { z } from "zod";
import { fromInteger } from "../rational.ts";
import { measured, undetermined, type Measurement, type MetricResult } from "./measured.ts";
import type { MetricId } from "./metrics.ts";

/** Readings of a check by sight: each named part is there, is not there, or was not looked at yet. */
export const presenceReadingsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      label: z.string().min(1).max(200),
      state: z.enum(["present", "absent", "not-checked"]),
      note: z.string().max(400),
    }),
  ),
});
export type PresenceReadings = z.infer<typeof presenceReadingsSchema>;

/** What the instrument gives, in this order. */
export const presenceMetrics = ["presence", "count"] as const satisfies readonly MetricId[];

/**
 * `presence`: 1 when every part is there, 0 as soon as one is known to be absent, undetermined while parts are unchecked.
 * `count`: how many are there (项), undetermined while any part is unchecked.
 */
export function measurePresence({ items }: PresenceReadings): Measurement {
  const labels = (state: "present" | "absent" | "not-checked") =>
    items.filter((item) => item.state === state).map(({ label }) => label);
  const [present, absent, unchecked] = [labels("present"), labels("absent"), labels("not-checked")];
  const missing =
    items.length === 0
      ? [{ zh: "没有列出检查内容", en: "Nothing to check is listed" }]
      : unchecked.map((label) => ({ zh: `尚未核对：${label}`, en: `Not checked yet: ${label}` }));
  const lacking =
    absent.length === 0
      ? { zh: "", en: "" }
      : { zh: `；缺：${absent.join("、")}`, en: `; absent: ${absent.join(", ")}` };
  const trace = {
    zh: `应具备 ${items.length} 项，已见 ${present.length} 项${lacking.zh}`,
    en: `${present.length} of ${items.length} are there${lacking.en}`,
  };
  const whole: MetricResult =
    absent.length > 0 || missing.length === 0
      ? measured("presence", fromInteger(absent.length > 0 ? 0 : 1), { trace })
      : undetermined("presence", missing);
  const count: MetricResult =
    missing.length === 0
      ? measured("count", fromInteger(present.length), { unit: "项", trace })
      : undetermined("count", missing);
  return { instrument: "presence", metrics: [whole, count], notes: [] };
}
