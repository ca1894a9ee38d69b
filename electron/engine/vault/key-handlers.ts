import { isNotNull } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { vaultGroup } from "#shared/contract/vault.ts";
import { Refusal } from "#shared/errors.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { writeFact } from "../facts.ts";
import { readWhole, sendBytes } from "../files.ts";
import { addNotice } from "./notices.ts";
import { writeRecoveryCode } from "./recovery-code.ts";
import { type Custodian, openShare, shareBytes } from "./recovery-shares.ts";

type VaultHandlers = GroupHandlers<typeof vaultGroup, Contexts>;
type KeyHandlers = Pick<
  VaultHandlers,
  | "enableKeychain"
  | "disableKeychain"
  | "unlockWithKeychain"
  | "grantSigning"
  | "shareRecovery"
  | "withdrawShares"
  | "saveShare"
  | "openShare"
  | "recoverWithShares"
  | "rekey"
>;
const maxShare = 16 * 1024;

/** The ways into a workstation beside its passphrase. `status` answers how it stands afterwards. */
export function keyHandlers(status: VaultHandlers["status"]): KeyHandlers {
  return {
    enableKeychain: async (context, { passphrase }) => {
      const account = () => context.commit(null, () => undefined);
      await context.workstations.ways.enableKeychain(passphrase, keychainOf(context), account);
      return null;
    },
    disableKeychain: (context) => {
      context.workstations.ways.disableKeychain(() => context.commit(null, () => undefined));
      return null;
    },
    unlockWithKeychain: async (context, { id }) => {
      await context.workstations.ways.unlockWithKeychain(id, keychainOf(context));
      context.commit(id, () => undefined);
      return status(context, {});
    },
    grantSigning: async (context, { passphrase }) => {
      await context.workstations.ways.grantSigning(passphrase);
      context.commit(null, () => undefined);
      return status(context, {});
    },

    shareRecovery: async (context, { passphrase, custodians: [one, other] }) => {
      if (!context.packs.rules.content.recoveryByAlliance) throw new Refusal("recovery-by-alliance-off");
      if (one === other) throw new Refusal("invalid-input", { path: "custodians", problem: one });
      const both = [custodian(context, one), custodian(context, other)] as const;
      const effect = both.map(({ identityId }) => identityId).join(" ");
      const account = () => context.commit(effect, () => undefined);
      await context.workstations.ways.shareRecovery(passphrase, both, context.now(), account);
      return null;
    },
    withdrawShares: (context) => {
      context.workstations.ways.withdrawShares(() => context.commit(null, () => undefined));
      return null;
    },
    saveShare: async (context, { id, index, save }) => {
      const { bytes } = context.workstations.ways.shareEnvelope(id, index);
      await context.platform.takeSave(save).write(sendBytes(bytes));
      return null;
    },
    openShare: async (context, { file, pin }) => {
      (await context.seat.signingSeed(pin)).fill(0);
      const envelope = await readWhole(context.platform.takeFile(file), maxShare);
      const share = await openShare(envelope, context.seat.receivingSecret);
      const { label, madeAt, vaultId } = share;
      context.commit(vaultId, (db) =>
        addNotice(context, db, { kind: "share-opened", name: context.seat.name, subject: label }),
      );
      return { label, madeAt, code: writeRecoveryCode(shareBytes(share)) };
    },
    recoverWithShares: async (context, { id, shares, passphrase }) => {
      await context.workstations.ways.recoverWithShares(id, shares, passphrase, (names) =>
        context.commit(id, (db) =>
          addNotice(context, db, { kind: "recovered", name: names.join(" · "), subject: context.now() }),
        ),
      );
      return status(context, {});
    },

    rekey: async (context, { current, next }) => {
      const recoveryCode = await context.workstations.ways.rekey(current, next, (db) => {
        // In the library that takes the place of this one: whoever has not seen the new code is asked for it.
        writeFact(db, "recovery-confirmed", "no");
        context.account(db, null, context.seatOrNull?.identityId ?? null);
      });
      return { recoveryCode };
    },
  };
}

function keychainOf({ platform }: QueryContext) {
  if (platform.keychain === null) throw new Refusal("keychain-unavailable");
  return platform.keychain;
}

function custodian(context: QueryContext, identityId: string): Custodian {
  const row = context.db
    .select({ identityId: people.identityId, name: people.name, recipient: people.recipient })
    .from(people)
    .where(isNotNull(people.credential))
    .all()
    .find((each) => each.identityId === identityId);
  if (row === undefined) throw new Refusal("not-found", { what: "人员 / person" });
  return row;
}
