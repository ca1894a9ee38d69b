import { Refusal } from "#shared/errors.ts";
import type { DevtoolsPipe } from "./devtools-pipe.ts";

/** The first Chromium that prints page-margin boxes, which hold the foot of our forms: digest, QR and page number. */
const least = 131;

/**
 * Refuses `browser-too-old` where a form would come out of this browser without its foot: a paper nobody could hold against what was signed. A browser that does
 * not say its version counts as old.
 */
export async function requireFoot(devtools: Pick<DevtoolsPipe, "send">): Promise<void> {
  const { product } = await devtools.send("Browser.getVersion");
  const major = Number(/\/(\d+)\./.exec(String(product))?.[1] ?? Number.NaN);
  if (!(major >= least)) throw new Refusal("browser-too-old", { browser: String(product), least });
}
