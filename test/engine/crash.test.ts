import { expect, test } from "vitest";
import { crashRounds } from "#test/support/crash-rounds.ts";

const rounds = Number(process.env["GUIJIAN_CRASH_ROUNDS"] ?? 30);
const seed = process.env["GUIJIAN_CRASH_SEED"] ?? "crash";

test("killed at any moment, the workstation opens again with all it acknowledged and nothing half done", async () => {
  expect(await crashRounds({ rounds, seed })).toBeGreaterThan(rounds * 5);
}, 400_000);
