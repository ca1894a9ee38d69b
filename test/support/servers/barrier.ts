import { connect, createServer, type Socket } from "node:net";
import { listen } from "./listen.ts";
import type { TestServer } from "./server.ts";

/** A way to a server on loopback that can be closed. */
export interface Barrier extends TestServer {
  readonly address: string;
  /** Whoever comes is let in and hears nothing; so do those who are there. */
  readonly freeze: () => void;
  /** Everybody is thrown out, and nobody is let in, after this many more bytes of requests. */
  readonly cutAfter: (bytes: number) => void;
  readonly open: () => void;
}

/** Stands before a server and passes every byte, until told otherwise. */
export async function startBarrier(upstream: number): Promise<Barrier> {
  const sockets = new Set<Socket>();
  let state: "open" | "frozen" | "cut" = "open";
  let left = Number.POSITIVE_INFINITY;
  const throwOut = (): void => {
    state = "cut";
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    if (state === "cut") return void client.destroy();
    const onward = connect(upstream, "127.0.0.1");
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        for (const other of [client, onward]) other.destroy();
      });
    }
    client.on("data", (bytes) => {
      if (state === "frozen") return;
      left -= bytes.length;
      if (left < 0) throwOut();
      else onward.write(bytes);
    });
    onward.on("data", (bytes) => {
      if (state === "open") client.write(bytes);
    });
  });
  const { port, stop } = await listen(server);
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    freeze: () => {
      state = "frozen";
    },
    cutAfter: (bytes) => {
      left = bytes;
    },
    open: () => {
      // Whoever heard nothing must not wait for an answer that was swallowed.
      throwOut();
      state = "open";
      left = Number.POSITIVE_INFINITY;
    },
    stop: async () => {
      throwOut();
      await stop();
    },
  };
}
