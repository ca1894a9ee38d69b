import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reply } from "#shared/contract/define.ts";
import { createAutosaver } from "#renderer/api/autosave.ts";
import type { DraftState } from "#renderer/api/autosave.ts";

const saved: Reply<null> = { ok: true, value: null };
const refused: Reply<null> = { ok: false, error: { code: "vault-locked", details: {} } };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("saving as one types", () => {
  it("joins a burst of keys into one save of the newest text", async () => {
    const sent: string[] = [];
    const saver = createAutosaver<string>({
      save: async (text) => (sent.push(text), saved),
      delay: 10,
      atLatest: 1_000,
      onState: () => undefined,
    });
    for (const text of ["召", "召回", "召回不", "召回不足"]) saver.put(text);
    await pause(40);
    expect(sent).toEqual(["召回不足"]);
  });

  it("saves someone who types without a pause all the same", async () => {
    const sent: number[] = [];
    const saver = createAutosaver<number>({
      save: async (value) => (sent.push(value), saved),
      delay: 50,
      atLatest: 60,
      onState: () => undefined,
    });
    for (let key = 0; key < 40; key += 1) {
      saver.put(key);
      await pause(5);
    }
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.at(-1)).toBeGreaterThan(0);
    await saver.flush();
    expect(sent.at(-1)).toBe(39);
  });

  it("says saving, then saved or refused, of the newest text", async () => {
    const states: DraftState["kind"][] = [];
    const replies = [refused, saved];
    const saver = createAutosaver<string>({
      save: async () => replies.shift() ?? saved,
      delay: 5,
      atLatest: 1_000,
      onState: (state) => states.push(state.kind),
    });
    saver.put("one");
    await saver.flush();
    saver.put("two");
    await saver.flush();
    expect(states).toEqual(["saving", "refused", "saving", "saved"]);
  });

  it("never loses the last word nor lets saves overtake each other, however keys and answers fall", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { minLength: 1, maxLength: 12 }), async (steps) => {
        let inFlight = 0;
        let most = 0;
        const stored: number[] = [];
        const waits = steps.map(([, wait]) => wait);
        const saver = createAutosaver<number>({
          save: async (value) => {
            inFlight += 1;
            most = Math.max(most, inFlight);
            await pause(waits[stored.length] ?? 0);
            stored.push(value);
            inFlight -= 1;
            return saved;
          },
          delay: 1,
          atLatest: 3,
          onState: () => undefined,
        });
        for (const [index, [gap]] of steps.entries()) {
          saver.put(index);
          if (gap > 0) await pause(gap - 1);
        }
        await saver.flush();
        expect(stored.at(-1)).toBe(steps.length - 1);
        expect(stored).toEqual(stored.toSorted((one, other) => one - other));
        expect(most).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
