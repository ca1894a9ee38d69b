import { create } from "zustand";
import type { FileGrant } from "#shared/contract/host.ts";

/** The files to be looked at before import: the one on the screen, then those that wait. */
export const useImport = create<{ readonly files: readonly FileGrant[] }>(() => ({ files: [] }));

/** Opens the verification report of files the person chose, dropped or double-clicked: one after the other, behind those that wait already. */
export function startImport(files: readonly FileGrant[]): void {
  useImport.setState((state) => ({ files: [...state.files, ...files] }));
}

/** Done with the file on the screen; the next one takes its place. */
export function endImport(): void {
  useImport.setState((state) => ({ files: state.files.slice(1) }));
}

/** The workstation is locked: no file can be opened any more with what was granted before. */
export function forgetImports(): void {
  useImport.setState({ files: [] });
}
