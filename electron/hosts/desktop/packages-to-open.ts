import type { EngineEvent } from "#shared/contract/host.ts";
import type { EngineConnection } from "../engine-process/connection.ts";
import { grantPaths } from "../grant-paths.ts";
import { mostAtOnce } from "../package-files.ts";

/** Package files the person opened from outside: by double click, on the command line, from the menu. */
export interface PackagesToOpen {
  readonly add: (paths: readonly string[]) => void;
  /** The engine and a page that listens are there: hands over what waits, and from then on at once. */
  readonly begin: (engine: Pick<EngineConnection, "grantFile">, announce: (event: EngineEvent) => void) => void;
}

export function createPackagesToOpen(): PackagesToOpen {
  let waiting: readonly string[] = [];
  let handOver: ((paths: readonly string[]) => void) | null = null;
  return {
    add: (paths) => {
      if (handOver) handOver(paths);
      else waiting = [...waiting, ...paths].slice(0, mostAtOnce);
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
