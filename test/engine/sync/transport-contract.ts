import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Transport } from "#engine/sync/transport/transport.ts";
import { codeOfRefusal } from "./refusals.ts";

/** A store to prove: an empty mailbox, and another door to the same one. */
export interface ProvedStore {
  readonly transport: Transport;
  readonly second: Transport;
  readonly stop: () => Promise<void>;
}

const limit = 8 * 1024 * 1024;
const still = new AbortController().signal;
const tag = "00112233445566778899aabbccddeeff";

/**
 * What every mailbox store must do, whoever made it. Nothing beyond put, get and list is asked: repeats, races and lost answers must be harmless because
 * of that alone.
 */
export function transportContract(name: string, open: () => Promise<ProvedStore>): void {
  describe(`a mailbox on ${name}`, () => {
    let store: ProvedStore;
    beforeAll(async () => {
      store = await open();
    }, 180_000);
    afterAll(async () => {
      store?.transport.close();
      store?.second.close();
      await store?.stop();
    });

    test("is empty before anything was put", async () => {
      expect(await store.transport.list("v1", still)).toEqual([]);
      expect(await store.transport.list(`v1/${tag}`, still)).toEqual([]);
      expect(await store.transport.get(`v1/${tag}/ab/nothing`, limit, still)).toBeNull();
    });

    test("gives back what was put, through every door", async () => {
      const bytes = randomBytes(4000);
      await store.transport.put(`v1/${tag}/00/one`, bytes, still);
      for (const door of [store.transport, store.second])
        expect(Buffer.compare((await door.get(`v1/${tag}/00/one`, limit, still)) ?? Buffer.alloc(0), bytes)).toBe(0);
    });

    test("lists one level, folders as folders", async () => {
      await store.transport.put(`v1/${tag}/01/two`, randomBytes(10), still);
      const level = async (folder: string) =>
        (await store.second.list(folder, still)).map((entry) => `${entry.name}${entry.folder ? "/" : ""}`).toSorted();
      expect(await level("v1")).toEqual([`${tag}/`]);
      expect(await level(`v1/${tag}`)).toEqual(["00/", "01/"]);
      expect(await level(`v1/${tag}/01`)).toEqual(["two"]);
    });

    test("says the size of an object", async () => {
      const [entry] = await store.transport.list(`v1/${tag}/01`, still);
      expect(entry?.size).toBe(10);
    });

    test("replaces an object that is put again", async () => {
      const path = `v1/${tag}/02/again`;
      await store.transport.put(path, Buffer.from("first"), still);
      await store.second.put(path, Buffer.from("second, longer"), still);
      expect((await store.transport.get(path, limit, still))?.toString()).toBe("second, longer");
      expect(await store.transport.list(`v1/${tag}/02`, still)).toHaveLength(1);
    });

    test("holds an object of no bytes, and one of eight MiB", async () => {
      await store.transport.put(`v1/${tag}/03/none`, new Uint8Array(0), still);
      expect(await store.transport.get(`v1/${tag}/03/none`, limit, still)).toHaveLength(0);
      const large = randomBytes(limit);
      await store.transport.put(`v1/${tag}/03/large`, large, still);
      const found = (await store.second.get(`v1/${tag}/03/large`, limit, still)) ?? Buffer.alloc(0);
      expect(Buffer.compare(found, large)).toBe(0);
    });

    test("refuses to read beyond the limit", async () => {
      const path = `v1/${tag}/04/long`;
      await store.transport.put(path, randomBytes(2000), still);
      expect(await codeOfRefusal(store.transport.get(path, 1999, still))).toBe("mailbox-odd");
      expect(await store.transport.get(path, 2000, still)).toHaveLength(2000);
    });

    test("lets two writers put the same bytes at once", async () => {
      const bytes = randomBytes(50_000);
      const path = `v1/${tag}/05/race`;
      await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 === 0 ? store.transport : store.second).put(path, bytes, still),
        ),
      );
      expect(Buffer.compare((await store.transport.get(path, limit, still)) ?? Buffer.alloc(0), bytes)).toBe(0);
    });

    test("lets two workstations make the same new folders at once, forty times over", async () => {
      const other = "0123456789abcdef0123456789abcdef";
      for (let round = 0; round < 40; round++) {
        const path = `v1/${other}/round-${round}/object`;
        await Promise.all([store.transport, store.second].map((door) => door.put(path, Buffer.from("same"), still)));
      }
      expect(await store.transport.list(`v1/${other}`, still)).toHaveLength(40);
    });

    test("takes many objects for many new folders at once", async () => {
      const names = Array.from({ length: 60 }, (_, index) => `${(index + 16).toString(16)}/object-${index}`);
      const other = "ffeeddccbbaa99887766554433221100";
      await Promise.all(names.map((each) => store.transport.put(`v1/${other}/${each}`, Buffer.from(each), still)));
      const shelves = await store.second.list(`v1/${other}`, still);
      expect(shelves).toHaveLength(60);
      const found = await Promise.all(shelves.map((shelf) => store.second.list(`v1/${other}/${shelf.name}`, still)));
      expect(found.flat().map((entry) => entry.name)).toHaveLength(60);
    });

    test("lists a folder of 1,010 names whole", async () => {
      const folder = `v1/${tag}/06`;
      const names = Array.from({ length: 1010 }, (_, index) => `n${String(index).padStart(5, "0")}`);
      for (let from = 0; from < names.length; from += 20)
        await Promise.all(
          names.slice(from, from + 20).map((each) => store.transport.put(`${folder}/${each}`, Buffer.from("x"), still)),
        );
      const found = await store.second.list(folder, still);
      expect(found.map((entry) => entry.name).toSorted()).toEqual(names);
    }, 180_000);

    test("stops when asked", async () => {
      const asked = new AbortController();
      asked.abort();
      await expect(store.transport.put(`v1/${tag}/07/stopped`, Buffer.from("x"), asked.signal)).rejects.toThrow();
      expect(await store.transport.get(`v1/${tag}/07/stopped`, limit, still)).toBeNull();
    });
  });
}
