import { create } from "zustand";
import type { FileGrant } from "#shared/contract/host.ts";

/** The file being looked at before import; null when none is. */
export const useImport = create<{ readonly file: FileGrant | null }>(() => ({ file: null }));

/** Opens the verification report of a file the person chose, dropped or double-clicked. */
export function startImport(file: FileGrant): void {
  useImport.setState({ file });
}

export function endImport(): void {
  useImport.setState({ file: null });
}
