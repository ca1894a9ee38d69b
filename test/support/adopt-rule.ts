import { setRule } from "#shared/domain/standard/set-rule.ts";
import { atSeat, pins, type TestPanel } from "./small-panel.ts";
import { valueOf } from "./workstation.ts";

/** The organiser adopts house rules in which one place says something else; `path` as {@link setRule} takes it. Ends at the secretariat's seat. */
export async function adoptRule(panel: TestPanel, path: readonly string[], value: unknown): Promise<void> {
  const { packs } = panel.table.client;
  await atSeat(panel, "secretariat");
  const inForce = (await valueOf(packs.rules({}))).versions.find((version) => version.inForce);
  if (inForce === undefined) throw new Error("no rules in force");
  await valueOf(packs.writeRules({ rules: setRule(inForce.content, path, value) }));
  const document = { documentNo: "桂产联〔2026〕4号", date: "2026-03-01", by: "示例联盟" };
  await valueOf(packs.adopt({ ...document, pin: pins.secretariat }));
}
