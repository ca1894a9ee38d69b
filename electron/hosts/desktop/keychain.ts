import { safeStorage } from "electron";
import type { Platform } from "../platform.ts";

/**
 * The operating system's keychain. Null where there is none, and on Linux where Electron would fall back to a password that is
 * written in its source (`basic_text`).
 */
export function openKeychain(): Platform["keychain"] {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text") return null;
  return {
    wrap: async (secret) => safeStorage.encryptString(Buffer.from(secret).toString("base64")),
    unwrap: async (wrapped) => Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), "base64"),
  };
}
