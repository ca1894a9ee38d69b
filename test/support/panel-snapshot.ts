import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Wait } from "#engine/wait.ts";
import { passphrase, type TestPanel } from "./small-panel.ts";
import { startWorkstation, type TestWorkstation, valueOf } from "./workstation.ts";

/** A panel at one moment of its review, to be played on from there as often as a test needs. */
export interface PanelSnapshot {
  /** A panel of its own that stands where the snapshot was taken; every workstation is unlocked and nobody sits down yet. */
  readonly restore: (clock?: () => number, wait?: Wait, patience?: number) => Promise<TestPanel>;
}

/** Closes the panel's workstations and keeps them as they are. */
export async function snapshotOf(panel: TestPanel): Promise<PanelSnapshot> {
  for (const station of [panel.table, panel.laptop]) await station.application.close();
  return {
    restore: async (clock, wait, patience) => {
      const mailbox = copyOf(panel.mailbox, "mailbox");
      const table = await reopened(panel.table, mailbox, { clock, wait, patience });
      const laptop = await reopened(panel.laptop, mailbox, { clock, wait, patience });
      const moved = <Person extends { readonly station: TestWorkstation }>(person: Person): Person => ({
        ...person,
        station: person.station === panel.table ? table : laptop,
      });
      const experts = panel.experts.map(moved);
      const members = experts.filter((expert) => expert.position !== "alternate");
      const find = (identityId: string) => {
        const found = experts.find((expert) => expert.identityId === identityId);
        if (found === undefined) throw new Error("nobody of this identity");
        return found;
      };
      const chair = find(panel.chair.identityId);
      return { ...panel, table, laptop, mailbox, experts, members, chair, guest: find(panel.guest.identityId) };
    },
  };
}

type Clock = (() => number) | undefined;

async function reopened(
  station: TestWorkstation,
  mailbox: string,
  {
    clock,
    wait,
    patience,
  }: { readonly clock?: Clock; readonly wait?: Wait | undefined; readonly patience?: number | undefined },
): Promise<TestWorkstation> {
  const home = copyOf(station.home, "test");
  const again = startWorkstation({
    home,
    ...(clock === undefined ? {} : { clock }),
    ...(wait === undefined ? {} : { wait }),
    ...(patience === undefined ? {} : { patience }),
  });
  const [workstation] = await valueOf(again.client.vault.list({}));
  await valueOf(again.client.vault.unlock({ id: workstation?.id ?? "", passphrase }));
  await valueOf(again.client.sync.setMailbox({ folder: again.platform.folder(mailbox) }));
  return again;
}

function copyOf(folder: string, name: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), `guijian-${name}-`));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
