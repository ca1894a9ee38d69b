import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inLanes } from "#engine/sync/in-lanes.ts";
import { lanes } from "#engine/sync/mailbox.ts";
import { webdavTransport } from "#engine/sync/transport/webdav.ts";
import { mailboxPath } from "#shared/trust/mailbox.ts";
import { objectBytes, queuedWorkstation } from "#test/support/queued-workstation.ts";
import { startMemoryDav } from "#test/support/servers/memory-dav.ts";
import { nginxMissing, startNginx } from "#test/support/servers/nginx.ts";
import { valueOf } from "#test/support/workstation.ts";
import { type BenchRow, median, ratioRow, time } from "./measure.ts";

const rounds = 3;
const limit = 1.3;

/** Row sync: the outbox into a folder and into a WebDAV server, beside the bare writes and puts of as many bytes. */
export async function syncRows(): Promise<readonly BenchRow[]> {
  return [await folderRow(10_000), await webdavRow(1_000)];
}

async function folderRow(objects: number): Promise<BenchRow> {
  const { ours, reference } = await alternately(
    async () => {
      const station = await queuedWorkstation(objects);
      const mailbox = mkdtempSync(path.join(tmpdir(), "guijian-bench-"));
      await valueOf(station.client.sync.setMailbox({ folder: station.platform.folder(mailbox) }));
      return {
        work: () => valueOf(station.client.sync.run({})),
        end: async () => {
          await station.application.close();
          for (const folder of [mailbox, station.home]) rmSync(folder, { recursive: true });
        },
      };
    },
    () => {
      const folder = mkdtempSync(path.join(tmpdir(), "guijian-bench-"));
      return Promise.resolve({
        work: () =>
          inLanes(addresses(objects), lanes, (object) => bareWrite(path.join(folder, object.path), object.bytes)),
        end: () => Promise.resolve(rmSync(folder, { recursive: true })),
      });
    },
  );
  const work = `${objects.toLocaleString("en")} envelopes to a folder`;
  return ratioRow({ id: "sync", work, against: "bare flushed writes and renames", ours, reference }, limit);
}

async function webdavRow(objects: number): Promise<BenchRow> {
  const real = nginxMissing() === null;
  const start = async () => (real ? startNginx() : startMemoryDav());
  const { ours, reference } = await alternately(
    async () => {
      const server = await start();
      const station = await queuedWorkstation(objects);
      const mailbox = {
        kind: "webdav",
        address: server.address,
        user: "u",
        secret: "pw",
        ca: null,
        proxy: "none",
      } as const;
      await valueOf(station.client.sync.setNetworkMailbox({ mailbox }));
      return {
        work: () => valueOf(station.client.sync.run({})),
        end: async () => {
          await station.application.close();
          await server.stop();
          rmSync(station.home, { recursive: true });
        },
      };
    },
    async () => {
      const server = await start();
      const client = webdavTransport({
        address: server.address,
        user: "u",
        secret: "pw",
        ca: null,
        proxy: null,
        lanes,
      });
      const { signal } = new AbortController();
      return {
        work: () => inLanes(addresses(objects), lanes, (object) => client.put(object.path, object.bytes, signal)),
        end: async () => {
          client.close();
          await server.stop();
        },
      };
    },
  );
  const work = `${objects.toLocaleString("en")} envelopes to ${real ? "nginx" : "a WebDAV server in memory"}`;
  return ratioRow({ id: "sync-webdav", work, against: "bare puts with the same client", ours, reference }, limit);
}

interface Prepared {
  readonly work: () => Promise<unknown>;
  readonly end: () => Promise<void>;
}

/** Medians of both works, A B A B …, each prepared and tidied up untimed. */
async function alternately(
  ours: () => Promise<Prepared>,
  reference: () => Promise<Prepared>,
): Promise<{ readonly ours: number; readonly reference: number }> {
  const took = async (prepare: () => Promise<Prepared>): Promise<number> => {
    const { work, end } = await prepare();
    const milliseconds = await time(work);
    await end();
    return milliseconds;
  };
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await took(ours));
    b.push(await took(reference));
  }
  return { ours: median(a), reference: median(b) };
}

/** As many objects as an outbox would hold, at the places a mailbox gives them. */
function addresses(objects: number): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return Array.from({ length: objects }, (_, index) => {
    const bytes = randomBytes(objectBytes);
    const digest = createHash("sha256").update(bytes).digest("hex");
    return { path: mailboxPath({ tag: (index % 2 === 0 ? "a" : "b").repeat(32), digest }), bytes };
  });
}

async function bareWrite(file: string, bytes: Buffer): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = await open(`${file}.part`, "w");
  await handle.writeFile(bytes);
  await handle.datasync();
  await handle.close();
  await rename(`${file}.part`, file);
}
