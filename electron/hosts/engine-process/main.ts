// The engine's own process: the application behind the protocol, and nothing else.
import { randomBytes } from "node:crypto";
import { createApplication } from "#engine/application.ts";
import { readProgram } from "#engine/updates/program.ts";
import { channelToHost } from "./channel.ts";
import type { FromEngine, ToEngine } from "./protocol.ts";
import { serveApplication } from "./serve-application.ts";

/** Put in by the build, from package.json. */
declare const guijianVersion: string;

// An interrupt at the terminal reaches the whole process group; the host decides when the engine closes.
process.on("SIGINT", () => {});

await serveApplication(channelToHost<FromEngine, ToEngine>(), async (platform, { home, resources }) =>
  createApplication({
    platform,
    home,
    resources,
    program: readProgram(resources, {
      version: guijianVersion,
      platform: process.platform,
      architecture: process.arch,
    }),
    clock: Date.now,
    background: true,
    random: (size) => new Uint8Array(randomBytes(size)),
    report: (reference, name, error) => process.stderr.write(`${reference} ${name}: ${describe(error)}\n`),
  }),
);
process.exit(0);

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
