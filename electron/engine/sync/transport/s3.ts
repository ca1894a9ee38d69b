import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { Refusal } from "#shared/errors.ts";
import { refusalOfStatus } from "./answers.ts";
import { type Answer, createRoad, requireSafe, type RoadOptions } from "./road.ts";
import { readListing } from "./s3-listing.ts";
import type { Entry, Transport } from "./transport.ts";

export interface S3Options extends Omit<RoadOptions, "lanes"> {
  /** Address of the service, https (http to this computer only). */
  readonly address: string;
  readonly region: string;
  readonly bucket: string;
  /** `path`: address/bucket/…; `host`: bucket.address/… (asked for by Alibaba's OSS and Huawei's OBS). */
  readonly style: "path" | "host";
  readonly accessKey: string;
  readonly secret: string;
  readonly lanes?: number;
  /** Milliseconds since the epoch; requests are signed with the time. */
  readonly clock: () => number;
}

const longestListing = 8 * 1024 * 1024;
/** Pages of a thousand names that are read of one folder, and names in all where a store gives longer ones. */
const mostPages = 1000;
const mostNames = 1_000_000;

/**
 * A mailbox in a bucket of an S3-compatible store. Requests are signed over the digest of their body, so that a body cut short on the way is refused by the
 * store itself. Where the store finds our clock wrong, its own time is taken from then on.
 */
export function s3Transport(options: S3Options): Transport {
  const base = new URL(options.address);
  requireSafe(base);
  if (options.style === "host") base.hostname = `${options.bucket}.${base.hostname}`;
  const place = base.host;
  const root = `${base.origin}${base.pathname.replace(/\/$/, "")}${options.style === "path" ? `/${options.bucket}` : ""}`;
  const road = createRoad({ ...options, lanes: options.lanes ?? 4 });
  let skew = 0;

  const send = async (
    method: string,
    address: string,
    body: Uint8Array | null,
    limit: number,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const digest = createHash("sha256")
      .update(body ?? "")
      .digest("hex");
    const signed = await new AwsV4Signer({
      method,
      url: address,
      headers: { "x-amz-content-sha256": digest },
      accessKeyId: options.accessKey,
      secretAccessKey: options.secret,
      service: "s3",
      region: options.region,
      datetime: new Date(options.clock() + skew).toISOString().replace(/[:-]|\.\d{3}/g, ""),
    }).sign();
    return road.ask({ method, url: signed.url, headers: Object.fromEntries(signed.headers), body, limit, signal });
  };
  const ask = async (
    method: string,
    path: string,
    body: Uint8Array | null,
    limit: number,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const answer = await send(method, `${root}${path}`, body, limit, signal);
    const theirs = Date.parse(answer.headers.date ?? "");
    if (answer.status !== 403 || !answer.body.includes("RequestTimeTooSkewed") || Number.isNaN(theirs)) return answer;
    skew = theirs - options.clock();
    return send(method, `${root}${path}`, body, limit, signal);
  };
  const refusalOf = (answer: Answer): Refusal => {
    const problem = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(answer.body.toString("latin1"))?.[1] ?? "";
    if (signInProblems.includes(problem)) return new Refusal("mailbox-sign-in", { place, status: problem });
    if (answer.status === 404 && problem === "NoSuchBucket") return new Refusal("mailbox-odd", { place, problem });
    return refusalOfStatus(place, answer.status, answer.headers["retry-after"] ?? null);
  };

  return {
    put: async (path, bytes, signal) => {
      const answer = await ask("PUT", `/${path}`, bytes, longestListing, signal);
      if (answer.status !== 200) throw refusalOf(answer);
    },
    get: async (path, limit, signal) => {
      const answer = await ask("GET", `/${path}`, null, Math.max(limit, longestListing), signal);
      if (answer.status === 404 && !answer.body.includes("NoSuchBucket")) return null;
      if (answer.status !== 200) throw refusalOf(answer);
      if (answer.body.length > limit) throw new Refusal("mailbox-odd", { place, problem: `> ${limit}` });
      return answer.body;
    },
    list: async (folder, signal) => {
      const prefix = `${folder}/`;
      const found: Entry[] = [];
      let next: string | null = "";
      for (let page = 0; next !== null && page < mostPages; page += 1) {
        const query = new URLSearchParams({ "list-type": "2", delimiter: "/", prefix });
        if (next !== "") query.set("continuation-token", next);
        const answer = await ask("GET", `/?${query.toString()}`, null, longestListing, signal);
        if (answer.status === 403) throw new Refusal("mailbox-sign-in", { place, status: 403 });
        if (answer.status !== 200) throw refusalOf(answer);
        const listing = readListing(answer.body.toString("utf8"), prefix);
        if (listing === null) throw new Refusal("mailbox-odd", { place, problem: "ListBucketResult" });
        // One by one: as many arguments as a long page has names do not fit a call.
        for (const entry of listing.entries) found.push(entry);
        if (found.length > mostNames) throw new Refusal("mailbox-odd", { place, problem: `> ${mostNames}` });
        next = listing.next;
      }
      return found;
    },
    close: road.close,
  };
}

const signInProblems = ["AccessDenied", "SignatureDoesNotMatch", "InvalidAccessKeyId", "RequestTimeTooSkewed"];
