import { BlockList, isIP } from "node:net";
import { Refusal } from "#shared/errors.ts";
import type { Platform } from "#hosts/platform.ts";
import { proxyAddress, readPacAnswer } from "./pac-answer.ts";
import { isLoopback } from "./road.ts";

/** The way to a mailbox, and who said so. */
export interface ProxyRoute {
  /** Address of the proxy; null for none. */
  readonly proxy: string | null;
  /**
   * `person`: as set for this mailbox; `environment`: HTTPS_PROXY and NO_PROXY; `system`: the operating system; `silence`: it was asked and did not answer in time;
   * `nobody`: there is nobody to ask, or nothing to ask about.
   */
  readonly source: "person" | "environment" | "system" | "silence" | "nobody";
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Which proxy the way to a mailbox takes. What the person set counts; for `system` the environment, and where that names no proxy the operating system, if the
 * host can ask it. No proxy sees what stays on this computer. Refuses `mailbox-proxy` where only proxies are named that we cannot use.
 */
export async function proxyRoute(
  server: URL,
  choice: string,
  environment: Environment,
  systemProxy: Platform["systemProxy"],
): Promise<ProxyRoute> {
  if (isLoopback(server) || server.protocol !== "https:") return { proxy: null, source: "nobody" };
  if (choice === "none") return { proxy: null, source: "person" };
  if (choice !== "system") return { proxy: required(server, choice), source: "person" };
  const named = environment["https_proxy"] || environment["HTTPS_PROXY"] || "";
  if (named !== "") {
    const spared = isSpared(server, environment["no_proxy"] || environment["NO_PROXY"] || "");
    const address = named.includes("://") ? named : `http://${named}`;
    return { proxy: spared ? null : required(server, address), source: "environment" };
  }
  if (systemProxy === null) return { proxy: null, source: "nobody" };
  const answer = await systemProxy(server.origin);
  if (answer === null) return { proxy: null, source: "silence" };
  const read = readPacAnswer(answer);
  if (read.way === "unsupported") throw new Refusal("mailbox-proxy", { place: server.host, proxy: read.named });
  return { proxy: read.way === "proxy" ? read.address : null, source: "system" };
}

function required(server: URL, text: string): string {
  const address = proxyAddress(text);
  if (address !== null) return address;
  // What opens a proxy stands in its address; a person is shown the rest.
  throw new Refusal("mailbox-proxy", { place: server.host, proxy: text.replace(/\/\/.*@/, "//") });
}

/**
 * Whether NO_PROXY takes a server out: `*`, names (and what lies under them), addresses, ranges `a-b` and `a/n`, each with or without a port, separated by commas
 * or spaces.
 */
export function isSpared(server: URL, list: string): boolean {
  const host = server.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const port = server.port || "443";
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => entry === "*" || covers(entry, host, port));
}

function covers(entry: string, host: string, port: string): boolean {
  const [, named = "", wanted = port] =
    /^(.*?|\[.*\])(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
  if (wanted !== port) return false;
  const name = named.replace(/^\[|\]$/g, "").replace(/^\*?\./, "");
  if (isIP(host) === 0) return name !== "" && (host === name || host.endsWith(`.${name}`));
  return addressesOf(name)?.check(host, isIP(host) === 6 ? "ipv6" : "ipv4") ?? false;
}

/** The addresses an entry names; null when it names none. */
function addressesOf(entry: string): BlockList | null {
  const list = new BlockList();
  const [first = "", last = first] = entry.split("-");
  const [net = "", bits = ""] = entry.split("/");
  const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
  try {
    if (bits !== "") list.addSubnet(net, Number(bits), family(net));
    else list.addRange(first, last, family(first));
    return list;
  } catch {
    return null;
  }
}
