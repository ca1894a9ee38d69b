import { deputyOf } from "../deputy.ts";
import { atSeat, exchange, foundPanel, pins, sitDown } from "../small-panel.ts";
import { valueOf } from "../workstation.ts";

/** People of an alliance: enrolled at the door and by files, renewed, given an issuing key, revoked, given new keys; mailboxes set. */
export async function peopleScene(): Promise<void> {
  const panel = await foundPanel();
  const { table, laptop, guest } = panel;
  const { client, platform } = table;
  await atSeat(panel, "secretariat");
  const renewed = platform.place("renewed.gjx");
  await valueOf(
    client.alliance.renewCredential({
      identityId: guest.identityId,
      validUntil: "2031-12-31",
      pin: pins.secretariat,
      save: renewed,
    }),
  );

  const deputy = await deputyOf(panel);
  await valueOf(
    deputy.station.client.alliance.requestIssuing({ pin: "638201", save: deputy.station.platform.place("key.gjx") }),
  );
  await atSeat(panel, "secretariat");
  const file = platform.give("key.gjx", deputy.station.platform.saved.get("key.gjx") ?? new Uint8Array());
  const { request } = await valueOf(client.alliance.readRequest({ file }));
  await valueOf(client.alliance.delegateIssuing({ request, pin: pins.secretariat }));
  const delegated = (await valueOf(client.alliance.issuingKeys({}))).find(({ own }) => !own);
  await valueOf(client.alliance.retireIssuing({ key: delegated?.key ?? "", pin: pins.secretariat }));
  const [, member, third] = panel.members;
  const lost = { identityId: member?.identityId ?? "", validUntil: "2029-12-31", pin: "775301" };
  await valueOf(client.alliance.replaceKey({ ...lost, issuerPin: pins.secretariat }));
  await valueOf(
    client.alliance.revoke({ identityId: third?.identityId ?? "", reason: "密钥遗失", pin: pins.secretariat }),
  );
  await exchange(panel);
  await sitDown(guest);
  await valueOf(laptop.client.sync.setPreferences({ automatic: false, paused: false, metered: true }));
  const address = "https://dav.example/dav/";
  const onNetwork = {
    kind: "webdav",
    address,
    user: "u",
    secret: "s3cret-for-crash",
    ca: null,
    proxy: "none",
  } as const;
  await valueOf(laptop.client.sync.setNetworkMailbox({ mailbox: onNetwork }));
  for (const { application } of [table, laptop, deputy.station]) await application.close();
}
