import { createServer } from "node:http";
import { connect } from "node:net";
import { listen } from "./listen.ts";

/** A proxy on loopback that puts everything through to one port of this computer, whatever name it is asked for. */
export interface ConnectProxy {
  /** `127.0.0.1:port`, as proxy scripts write it. */
  readonly place: string;
  /** What it was asked: the name with the port, and the headers. */
  readonly heard: readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startConnectProxy(port: number): Promise<ConnectProxy> {
  const heard: string[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, client) => {
    heard.push(`${request.url} ${JSON.stringify(request.headers)}`);
    const onward = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.pipe(client).pipe(onward);
    });
    onward.on("error", () => client.destroy());
    client.on("error", () => onward.destroy());
  });
  const { port: at, stop } = await listen(proxy);
  return { place: `127.0.0.1:${at}`, heard, stop };
}
