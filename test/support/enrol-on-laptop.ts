import { type TestWorkstation, valueOf } from "./workstation.ts";

/** The table, the laptop of the expert who is away, and the folder that carries mail between them. */
export interface Stations {
  readonly table: TestWorkstation;
  readonly laptop: TestWorkstation;
  readonly mailbox: string;
}

/** Who enrols from afar, with what opens the laptop and what the issuer signs with. */
export interface AwayExpert {
  readonly name: string;
  readonly category: "technical" | "industry" | "finance";
  readonly pin: string;
  readonly passphrase: string;
  readonly issuerPin: string;
}

/** Enrolment by request and credential files, the anchor compared. */
export async function enrolOnLaptop(
  { table, laptop, mailbox }: Stations,
  expert: AwayExpert,
  anchor: string,
): Promise<string> {
  await valueOf(laptop.client.vault.create({ label: "专家电脑", passphrase: expert.passphrase }));
  const person = {
    name: expert.name,
    unit: "某会计师事务所",
    title: "高级会计师",
    category: expert.category,
    roles: ["expert" as const],
  };
  const requested = await valueOf(
    laptop.client.alliance.requestEnrolment({ person, pin: expert.pin, save: laptop.platform.place("request.gjx") }),
  );
  const request = table.platform.give("request.gjx", laptop.platform.saved.get("request.gjx") ?? new Uint8Array());
  const shown = await valueOf(table.client.alliance.readRequest({ file: request }));
  const issue = { request: shown.request, roles: ["expert" as const], validUntil: "2028-12-31", pin: expert.issuerPin };
  await valueOf(table.client.alliance.issueCredential({ ...issue, save: table.platform.place("credential.gjx") }));
  await valueOf(laptop.client.seats.enter({ identityId: requested.identityId, pin: expert.pin }));
  const file = laptop.platform.give("credential.gjx", table.platform.saved.get("credential.gjx") ?? new Uint8Array());
  const { credential } = await valueOf(laptop.client.alliance.readCredential({ file }));
  await valueOf(laptop.client.alliance.acceptCredential({ credential, anchor }));
  await valueOf(laptop.client.sync.setMailbox({ folder: laptop.platform.folder(mailbox) }));
  return requested.identityId;
}
