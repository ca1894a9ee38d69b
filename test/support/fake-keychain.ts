import type { Platform } from "#hosts/platform.ts";

/** A keychain as the system's: its own secret per account, nothing readable in what it gives. */
export function keychainOf(account: string): NonNullable<Platform["keychain"]> {
  const mask = (bytes: Uint8Array): Uint8Array =>
    bytes.map((byte, index) => byte ^ account.charCodeAt(index % account.length));
  const mark = Buffer.from(`kept by ${account}:`);
  return {
    wrap: (secret) => Promise.resolve(Buffer.concat([mark, mask(secret)])),
    unwrap: (wrapped) => {
      const bytes = Buffer.from(wrapped);
      if (!bytes.subarray(0, mark.length).equals(mark)) return Promise.reject(new Error("not this account's"));
      return Promise.resolve(mask(bytes.subarray(mark.length)));
    },
  };
}
