import { Server as HttpServer } from "node:http";
import type { Server } from "node:net";
import type { TestServer } from "./server.ts";

/** Lets a server of our own listen on loopback. */
export async function listen(server: Server): Promise<TestServer> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        if (server instanceof HttpServer) server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
