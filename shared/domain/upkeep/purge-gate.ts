import type { Text } from "../standard/text.ts";
import type { Retention } from "./retention.ts";

/** What is known of a dossier somebody wants to destroy. */
export interface PurgeFacts {
  /** The alliance has countersigned the result. */
  readonly receipted: boolean;
  /** Packages about it that have not left yet. */
  readonly unsent: number;
  /** Last day the materials must be kept as whoever destroys them states, `YYYY-MM-DD`. */
  readonly retainUntil: string;
  readonly today: string;
}

/** Why a dossier may not be destroyed yet, and what opens the way. */
export interface PurgeRefusal {
  readonly reason: Text;
  readonly opens: Text;
}

/**
 * Whether a dossier may be destroyed on this workstation: after its receipt, when nothing about it waits to be sent, and when its retention has run out
 * as whoever destroys it states it. What the house rules say of it is asked apart ({@link stillKept}). Null when it may.
 */
export function purgeGate({ receipted, unsent, retainUntil, today }: PurgeFacts): PurgeRefusal | null {
  if (!receipted)
    return {
      reason: { zh: "评审结果还没有联盟回执", en: "the alliance has not receipted the result" },
      opens: { zh: "收到回执后才能销毁。", en: "It opens with the receipt." },
    };
  if (unsent > 0)
    return {
      reason: { zh: `还有 ${unsent} 件与它有关的资料没有发出`, en: `${unsent} packages about it have not been sent` },
      opens: { zh: "请先运行信箱。", en: "Run the mailbox first." },
    };
  if (retainUntil >= today)
    return {
      reason: { zh: `保管期到 ${retainUntil} 为止`, en: `it has to be kept until ${retainUntil}` },
      opens: { zh: "保管期满的次日起可以销毁。", en: "It opens on the day after." },
    };
  return null;
}

/**
 * Whether the house rules forbid destroying a dossier today (house rule: retention): its period has not passed, and no document may say otherwise. A rule from
 * before this one forbids nothing.
 */
export function stillKept(retention: Retention | null, today: string): boolean {
  return retention !== null && !retention.earlier && retention.until >= today;
}
