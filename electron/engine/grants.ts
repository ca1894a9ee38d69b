import { crockford } from "#shared/ids.ts";

/** Bytes a viewer may read in ranges: a material, or a print page. `read(start, end)` has an exclusive end. */
export interface MaterialSource {
  readonly mediaType: string;
  readonly size: number;
  readonly fileName: string;
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Material grants: unguessable names that serve many reads and die on close or lock. */
export interface Grants {
  /** Grants a source; at most 64 are open at once, the oldest is closed first. */
  readonly grant: (source: MaterialSource) => string;
  readonly find: (grant: string) => MaterialSource | null;
  readonly close: (grant: string) => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

const most = 64;

/** Makes an empty set of grants; names carry 256 random bits. */
export function createGrants(random: (size: number) => Uint8Array): Grants {
  const open = new Map<string, MaterialSource>();
  const close = async (grant: string): Promise<void> => {
    const source = open.get(grant);
    open.delete(grant);
    await source?.close();
  };
  return {
    grant: (source) => {
      const name = crockford(random(32));
      open.set(name, source);
      const oldest = open.keys().next().value;
      if (open.size > most && oldest !== undefined) void close(oldest);
      return name;
    },
    find: (grant) => open.get(grant) ?? null,
    close,
    closeAll: async () => {
      await Promise.all([...open.keys()].map(close));
    },
  };
}

/** A source over bytes at hand: a print page. */
export function bytesSource(bytes: Uint8Array, mediaType: string, fileName: string): MaterialSource {
  return {
    mediaType,
    size: bytes.length,
    fileName,
    // oxlint-disable-next-line require-await -- an async generator is the shape of every source
    read: async function* (start, end) {
      yield bytes.subarray(start, end);
    },
    close: () => Promise.resolve(),
  };
}
