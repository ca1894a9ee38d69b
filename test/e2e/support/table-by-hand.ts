import { cpSync, rmSync } from "node:fs";
import { snapshotOf } from "#test/support/panel-snapshot.ts";
import { passphrase, type TestPanel } from "#test/support/small-panel.ts";
import { unlock } from "./acts.ts";
import type { Folders, Workstation } from "./opened-workstation.ts";

/** The program of a test and where it keeps its workstations. */
export interface Program {
  readonly folders: Folders;
  readonly openWorkstation: () => Promise<Workstation>;
}

/**
 * Lets a person go on at the table of a panel that was played by calls: the calls stop, the program opens the table's workstation, and what
 * the person did is there when the calls go on. Answers the panel to go on with.
 */
export async function byHand(
  panel: TestPanel,
  { folders, openWorkstation }: Program,
  act: (workstation: Workstation) => Promise<void>,
): Promise<TestPanel> {
  const snapshot = await snapshotOf(panel);
  rmSync(folders.home, { recursive: true, force: true });
  cpSync(panel.table.home, folders.home, { recursive: true });
  const workstation = await openWorkstation();
  await unlock(workstation.page, passphrase);
  await act(workstation);
  await workstation.close();
  rmSync(panel.table.home, { recursive: true });
  cpSync(folders.home, panel.table.home, { recursive: true });
  return snapshot.restore();
}
