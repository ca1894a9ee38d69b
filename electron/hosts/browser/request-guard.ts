import type { IncomingHttpHeaders } from "node:http";

/** What a request asks for, as far as its origin matters. */
export type Audience =
  /** The interface's first page: anyone may navigate to it, it holds nothing. */
  | "page"
  /** Everything else: only the page we served ourselves. */
  | "own-page"
  /** A print page, opened by the browser the host itself controls. */
  | "printer";

/**
 * Why a request is refused, or null when it may pass. Other programs and web pages on this computer can reach the port: a page of
 * another site, or one whose name was made to resolve to us, must get nothing.
 */
export function refuseRequest(
  method: string,
  headers: IncomingHttpHeaders,
  audience: Audience,
  /** `127.0.0.1:<port>`, exactly as our own pages name us. */
  host: string,
): string | null {
  if (headers.host !== host) return "wrong host";
  if (headers.origin === undefined ? method !== "GET" && method !== "HEAD" : headers.origin !== `http://${host}`) {
    return "wrong origin";
  }
  const site = headers["sec-fetch-site"];
  const topLevel = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  switch (audience) {
    case "page":
      return topLevel || site === "same-origin" ? null : "not a page being opened";
    case "printer":
      return topLevel && site === "none" ? null : "not the printer";
    case "own-page":
      return site === "same-origin" ? null : "not our page";
  }
}
