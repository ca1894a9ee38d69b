// Holds a vault's lock until it is killed or told to let go.
import { takeLock } from "#engine/vault/lock-file.ts";

const release = takeLock(process.argv[2] ?? "");
process.send?.("held");
process.once("message", () => {
  release();
  process.send?.("released");
});
