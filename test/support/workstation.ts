import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createApplication, type Application } from "#engine/application.ts";
import type { Program } from "#engine/updates/program.ts";
import type { Wait } from "#engine/wait.ts";
import { createClient } from "#shared/contract/client.ts";
import type { Reply } from "#shared/contract/define.ts";
import { contract, type GuijianClient } from "#shared/contract/index.ts";
import { explain } from "#shared/errors.ts";
import { createFakePlatform, type FakePlatform } from "./fake-platform.ts";

/** A whole application in a folder of its own, driven through the contract like the interface does. */
export interface TestWorkstation {
  readonly application: Application;
  readonly client: GuijianClient;
  readonly platform: FakePlatform;
  readonly home: string;
}

/** The cheapest key derivation the format allows: tests are about behaviour, not about guessing. */
export const cheapKdf = { memoryKiB: 8, iterations: 1, parallelism: 1 };
export const resources = path.resolve(import.meta.dirname, "../../resources");

/** What a workstation of a test is started with. */
export interface TestWorkstationOptions {
  readonly home?: string;
  readonly clock?: () => number;
  readonly wait?: Wait;
  readonly program?: Program;
  /** Another folder of packs and forms than the one that ships. */
  readonly resources?: string;
  readonly patience?: number;
}

type Watch = (station: TestWorkstation, options: TestWorkstationOptions) => TestWorkstation;
let watch: Watch = (station) => station;

/** Lets every workstation started from now on pass through `watching` before anybody uses it; null ends that. */
export function watchStations(watching: Watch | null): void {
  watch = watching ?? ((station) => station);
}

/** Starts an application on an empty folder (or the one given). */
export function startWorkstation(options: TestWorkstationOptions = {}): TestWorkstation {
  const home = options.home ?? mkdtempSync(path.join(tmpdir(), "guijian-test-"));
  const platform = createFakePlatform();
  const application = createApplication({
    platform,
    clock: options.clock ?? Date.now,
    ...(options.wait === undefined ? {} : { wait: options.wait }),
    ...(options.program === undefined ? {} : { program: options.program }),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    random: (size) => new Uint8Array(randomBytes(size)),
    home,
    resources: options.resources ?? resources,
    kdfCost: cheapKdf,
    report: (reference, name, error) => {
      process.stderr.write(
        `${reference} ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    },
  });
  const client = createClient(contract, (group, procedure, input) => application.call("desk", group, procedure, input));
  return watch({ application, client, platform, home }, options);
}

/** The value of a reply, or an error that says the refusal in words. */
export async function valueOf<Value>(reply: Promise<Reply<Value>>): Promise<Value> {
  const answer = await reply;
  if (!answer.ok) throw new Error(`${answer.error.code}: ${explain(answer.error, "en")}`);
  return answer.value;
}

/** The code of a refusal; `ok` when there was none. */
export async function codeOf(reply: Promise<Reply<unknown>>): Promise<string> {
  const answer = await reply;
  return answer.ok ? "ok" : answer.error.code;
}
