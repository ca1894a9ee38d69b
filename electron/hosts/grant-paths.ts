import { stat } from "node:fs/promises";
import path from "node:path";
import type { FileGrant } from "#shared/contract/host.ts";
import type { EngineConnection } from "./engine-process/connection.ts";
import { shownName } from "./shown-name.ts";

/** Grants files at paths the person pointed at; what is not a file (any more) is left out, whatever it is instead. */
export async function grantPaths(
  engine: Pick<EngineConnection, "grantFile">,
  paths: readonly string[],
): Promise<readonly FileGrant[]> {
  const grants = await Promise.all(
    paths.map(async (file): Promise<FileGrant | null> => {
      const found = await stat(file).catch(() => null);
      if (!found?.isFile()) return null;
      const described = { name: shownName(path.basename(file)), size: found.size };
      return { grant: engine.grantFile(described, { path: file }), ...described };
    }),
  );
  return grants.filter((grant) => grant !== null);
}
