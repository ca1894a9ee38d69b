import { Refusal } from "#shared/errors.ts";
import { discard } from "./engine-process/byte-streams.ts";
import type { EngineConnection } from "./engine-process/connection.ts";

/** Throws Refusal("not-found") unless the grant names a material now: a browser would print the error page. */
export async function requireMaterial(engine: Pick<EngineConnection, "material">, grant: string): Promise<void> {
  const { answer, bytes } = await engine.material(grant, { first: 0, last: 0 });
  if (bytes !== null) discard(bytes);
  if (answer === null) throw new Refusal("not-found", { what: grant });
}
