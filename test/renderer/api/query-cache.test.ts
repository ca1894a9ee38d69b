import { describe, expect, it } from "vitest";
import type { Reply } from "#shared/contract/define.ts";
import { createQueryCache } from "#renderer/api/query-cache.ts";

/** An engine that answers only when told to. */
function heldEngine() {
  const waiting: ((reply: Reply<unknown>) => void)[] = [];
  return {
    ask: () => new Promise<Reply<unknown>>((resolve) => waiting.push(resolve)),
    asked: () => waiting.length,
    answer: async (index: number, value: unknown) => {
      waiting[index]?.({ ok: true, value });
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

const value = (reply: Reply<unknown> | null) => (reply?.ok === true ? reply.value : null);

describe("the query cache", () => {
  it("asks once for everyone who watches the same", async () => {
    const cache = createQueryCache();
    const engine = heldEngine();
    cache.watch("k", "dossiers", engine.ask, () => undefined);
    cache.watch("k", "dossiers", engine.ask, () => undefined);
    expect(engine.asked()).toBe(1);
    await engine.answer(0, "one");
    expect(value(cache.read("k").reply)).toBe("one");
  });

  it("keeps the old answer on the screen until the new one is there", async () => {
    const cache = createQueryCache();
    const engine = heldEngine();
    cache.watch("k", "dossiers", engine.ask, () => undefined);
    await engine.answer(0, "old");
    cache.invalidate(["people"]);
    expect(engine.asked()).toBe(1);
    cache.invalidate(["dossiers"]);
    expect(cache.read("k")).toEqual({ reply: { ok: true, value: "old" }, fetching: true });
    await engine.answer(1, "new");
    expect(cache.read("k")).toEqual({ reply: { ok: true, value: "new" }, fetching: false });
  });

  it("asks again when something changed while the answer was on its way", async () => {
    const cache = createQueryCache();
    const engine = heldEngine();
    cache.watch("k", "dossiers", engine.ask, () => undefined);
    cache.invalidate(["dossiers"]);
    expect(engine.asked()).toBe(1);
    await engine.answer(0, "before the change");
    expect(engine.asked()).toBe(2);
    await engine.answer(1, "after the change");
    expect(value(cache.read("k").reply)).toBe("after the change");
  });

  it("forgets what nobody watches when it changes", async () => {
    const cache = createQueryCache();
    const engine = heldEngine();
    const leave = cache.watch("k", "dossiers", engine.ask, () => undefined);
    await engine.answer(0, "one");
    leave();
    expect(value(cache.read("k").reply)).toBe("one");
    cache.invalidate(["dossiers"]);
    expect(cache.read("k").reply).toBeNull();
  });

  it("never shows, after a clear, an answer asked for before it", async () => {
    const cache = createQueryCache();
    const engine = heldEngine();
    const seen: unknown[] = [];
    cache.watch("k", "sheets", engine.ask, () => seen.push(value(cache.read("k").reply)));
    await engine.answer(0, "first seat");
    cache.invalidate(["sheets"]);
    cache.clear();
    expect(cache.read("k").reply).toBeNull();
    await engine.answer(1, "first seat again");
    expect(cache.read("k").reply).toBeNull();
    await engine.answer(2, "second seat");
    expect(value(cache.read("k").reply)).toBe("second seat");
    expect(seen).not.toContain("first seat again");
  });

  it("keeps only so many unwatched answers", async () => {
    const cache = createQueryCache();
    for (let index = 0; index < 100; index += 1) {
      cache.watch(
        `k${index}`,
        "dossiers",
        async () => ({ ok: true, value: index }),
        () => undefined,
      )();
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(cache.read("k0").reply).toBeNull();
    expect(value(cache.read("k99").reply)).toBe(99);
  });
});
