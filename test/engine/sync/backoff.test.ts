import fc from "fast-check";
import { expect, test } from "vitest";
import { backoff, betweenRuns, shuffled, withinRun } from "#engine/sync/backoff.ts";
import { insist } from "#engine/sync/insist.ts";
import { Refusal } from "#shared/errors.ts";
import { codeOfRefusal } from "./refusals.ts";

const chance = (byte: number) => (size: number) => new Uint8Array(size).fill(byte);

test("waits double up to the longest, and half of each is left to chance", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 255 }), (failures, byte) => {
      const full = Math.min(betweenRuns.longest, betweenRuns.first * 2 ** (failures - 1));
      const waited = backoff(failures, betweenRuns, chance(byte));
      expect(waited).toBeGreaterThanOrEqual(Math.floor(full / 2));
      expect(waited).toBeLessThanOrEqual(full);
    }),
  );
  expect(backoff(1, withinRun, chance(0))).not.toBe(backoff(1, withinRun, chance(255)));
});

test("shuffling keeps every item", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (items) => {
      const upwards = (one: number, other: number): number => one - other;
      expect(shuffled(items, chance(7)).toSorted(upwards)).toEqual(items.toSorted(upwards));
    }),
  );
});

const trial = (refusals: readonly Refusal[]) => {
  const waits: number[] = [];
  const left = [...refusals];
  let tries = 0;
  const result = insist(
    () => {
      tries += 1;
      const refusal = left.shift();
      return refusal === undefined ? Promise.resolve("done") : Promise.reject(refusal);
    },
    {
      wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
      random: chance(255),
      signal: new AbortController().signal,
    },
  );
  return { result, waits, tries: () => tries };
};
const busy = (wait = 0) => new Refusal("mailbox-busy", { place: "x", status: 503, wait });

test("what may pass is tried again, a little later each time, three times in all", async () => {
  const healed = trial([busy(), busy()]);
  expect(await healed.result).toBe("done");
  expect(healed.waits).toEqual([500, 1000]);
  const broken = trial([busy(), busy(), busy(), busy()]);
  expect(await codeOfRefusal(broken.result)).toBe("mailbox-busy");
  expect(broken.tries()).toBe(3);
});

test("a server that asks for time gets it; one that asks for much is left for later", async () => {
  const short = trial([busy(7)]);
  expect(await short.result).toBe("done");
  expect(short.waits).toEqual([7000]);
  const long = trial([busy(3600)]);
  expect(await codeOfRefusal(long.result)).toBe("mailbox-busy");
  expect(long.tries()).toBe(1);
});

test("what will not pass is not tried again", async () => {
  const denied = trial([new Refusal("mailbox-sign-in", { place: "x", status: 401 })]);
  expect(await codeOfRefusal(denied.result)).toBe("mailbox-sign-in");
  expect(denied.tries()).toBe(1);
});
