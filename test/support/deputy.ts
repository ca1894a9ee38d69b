import { atSeat, passphrase, pins, type TestPanel } from "./small-panel.ts";
import { startWorkstation, type TestWorkstation, valueOf } from "./workstation.ts";

/** A second secretariat workstation, enrolled by request and credential files. */
export async function deputyOf(
  panel: TestPanel,
): Promise<{ readonly station: TestWorkstation; readonly identityId: string }> {
  const station = startWorkstation();
  const { client, platform } = station;
  await valueOf(client.vault.create({ label: "分会秘书处", passphrase }));
  const who = { name: "副秘书长", unit: "分会", title: "", category: null, roles: ["secretariat" as const] };
  const save = platform.place("request.gjx");
  const { identityId } = await valueOf(client.alliance.requestEnrolment({ person: who, pin: "638201", save }));
  await atSeat(panel, "secretariat");
  const request = panel.table.platform.give("r", platform.saved.get("request.gjx") ?? new Uint8Array());
  const shown = await valueOf(panel.table.client.alliance.readRequest({ file: request }));
  const issue = { request: shown.request, roles: who.roles, validUntil: "2028-12-31", pin: pins.secretariat };
  await valueOf(panel.table.client.alliance.issueCredential({ ...issue, save: panel.table.platform.place("c.gjx") }));
  await valueOf(client.seats.enter({ identityId, pin: "638201" }));
  const file = platform.give("c.gjx", panel.table.platform.saved.get("c.gjx") ?? new Uint8Array());
  const { credential, anchor } = await valueOf(client.alliance.readCredential({ file }));
  await valueOf(client.alliance.acceptCredential({ credential, anchor }));
  await valueOf(client.sync.setMailbox({ folder: platform.folder(panel.mailbox) }));
  return { station, identityId };
}
