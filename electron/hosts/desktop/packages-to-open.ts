import path from "node:path";
import type { EngineEvent } from "#shared/contract/host.ts";
import type { EngineConnection } from "../engine-process/connection.ts";
import { grantPaths } from "./files.ts";

/** Package files the person opened from outside: by double click, on the command line, from the menu. */
export interface PackagesToOpen {
  readonly add: (paths: readonly string[]) => void;
  /** The engine and a page that listens are there: hands over what waits, and from then on at once. */
  readonly begin: (engine: EngineConnection, announce: (event: EngineEvent) => void) => void;
}

/** The package files among the arguments of a command line. */
export function packagesAmong(argv: readonly string[], folder: string): readonly string[] {
  return argv.filter((argument) => /\.gj[dsrx]$/i.test(argument)).map((argument) => path.resolve(folder, argument));
}

export function createPackagesToOpen(): PackagesToOpen {
  let waiting: readonly string[] = [];
  let handOver: ((paths: readonly string[]) => void) | null = null;
  return {
    add: (paths) => {
      if (handOver) handOver(paths);
      else waiting = [...waiting, ...paths];
    },
    begin: (engine, announce) => {
      handOver = (paths) =>
        void grantPaths(engine, paths).then((grants) =>
          grants.forEach(({ grant, name }) => announce({ type: "open-package", grant, name })),
        );
      handOver(waiting);
      waiting = [];
    },
  };
}
