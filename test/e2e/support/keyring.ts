import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";

/** A keyring nobody else uses, as the desktops of Linux offer one, and how a program finds it. */
export interface Keyring {
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => void;
}

/** Whether a keyring can be started here: Linux with dbus-daemon and gnome-keyring (Debian: dbus, gnome-keyring). */
export function hasKeyring(): boolean {
  if (process.platform !== "linux") return false;
  try {
    for (const program of ["dbus-daemon", "gnome-keyring-daemon"])
      execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Starts a message bus and an unlocked keyring on it, both kept in the folder. */
export async function startKeyring(folder: string): Promise<Keyring> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const bus = spawn("dbus-daemon", ["--session", "--nofork", "--print-address"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, XDG_RUNTIME_DIR: folder, XDG_DATA_HOME: folder },
  });
  const [address] = await once(createInterface({ input: bus.stdout }), "line");
  const environment = {
    DBUS_SESSION_BUS_ADDRESS: String(address),
    XDG_RUNTIME_DIR: folder,
    XDG_DATA_HOME: path.join(folder, "data"),
  };
  const daemon = spawn("gnome-keyring-daemon", ["--unlock", "--components=secrets", "--foreground"], {
    stdio: ["pipe", "ignore", "ignore"],
    env: { ...process.env, ...environment },
  });
  daemon.stdin.end("a password nobody needs");
  return {
    environment,
    close: () => {
      daemon.kill();
      bus.kill();
    },
  };
}
