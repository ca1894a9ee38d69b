import { createClient } from "#shared/contract/client.ts";
import type { Reply } from "#shared/contract/define.ts";
import { contract } from "#shared/contract/index.ts";
import type { Json } from "#shared/json.ts";
import type { FakePlatform } from "../fake-platform.ts";
import type { TestWorkstation } from "../workstation.ts";

/** What a person chose in a dialog, to be chosen again. Bytes as base64. */
export type Given =
  | { readonly type: "bytes"; readonly name: string; readonly bytes: string }
  | { readonly type: "file"; readonly path: string }
  | { readonly type: "place"; readonly name: string }
  | { readonly type: "folder"; readonly path: string };

/** One call as it was made, with everything it takes to make it again in another process. */
export interface RecordedCall {
  /** `<group>.<name>`. */
  readonly procedure: string;
  readonly input: Json;
  /** By the grant that stands in the input. */
  readonly given: Readonly<Record<string, Given>>;
  readonly reply: Json;
}

/** Every string of a value with the way to it. */
export function stringsIn(value: unknown, way: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[value, JSON.stringify(way)]];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, member]) => stringsIn(member, [...way, key]));
}

/** A value with every string exchanged that has another by now. */
function exchanged(value: Json, by: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") return by.get(value) ?? value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((member) => exchanged(member, by));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, exchanged(member, by)]));
}

/** Makes recorded calls again: what was chosen is chosen again, and what an earlier call answered now stands for what it answered then. */
export function createReplay({
  platform,
  application,
}: TestWorkstation): (call: RecordedCall) => Promise<Reply<unknown>> {
  const now = new Map<string, string>();
  return async ({ procedure, input, given, reply }) => {
    for (const [grant, what] of Object.entries(given)) now.set(grant, giveAgain(platform, what));
    const [group = "", name = ""] = procedure.split(".");
    const answer = await application.call("desk", group, name, exchanged(input, now));
    if (answer.ok) {
      const then = new Map(stringsIn(reply).map(([text, way]) => [way, text]));
      for (const [text, way] of stringsIn(answer.value)) now.set(then.get(way) ?? text, text);
    }
    return answer;
  };
}

function giveAgain(platform: FakePlatform, given: Given): string {
  switch (given.type) {
    case "bytes":
      return platform.give(given.name, Buffer.from(given.bytes, "base64"));
    case "file":
      return platform.giveFile(given.path);
    case "place":
      return platform.place(given.name);
    case "folder":
      return platform.folder(given.path);
  }
}

/** A workstation whose calls and choices are told, the choices in the order they were made. */
export function overheard(
  station: TestWorkstation,
  told: {
    readonly chose: (grant: string, given: Given) => void;
    readonly calls: (procedure: string, input: Json, made: () => Promise<Reply<unknown>>) => Promise<Reply<unknown>>;
  },
): TestWorkstation {
  const { application, platform } = station;
  const { give, giveFile, place, folder } = platform;
  const chosen = (grant: string, given: Given): string => {
    told.chose(grant, given);
    return grant;
  };
  // The application holds this very platform: what is told here is what it is given.
  Object.assign(platform, {
    give: (name: string, bytes: Uint8Array) =>
      chosen(give(name, bytes), { type: "bytes", name, bytes: Buffer.from(bytes).toString("base64") }),
    giveFile: (path: string) => chosen(giveFile(path), { type: "file", path }),
    place: (name: string) => chosen(place(name), { type: "place", name }),
    folder: (path: string) => chosen(folder(path), { type: "folder", path }),
  });
  const call: typeof application.call = (caller, group, name, input) =>
    told.calls(`${group}.${name}`, input, () => application.call(caller, group, name, input));
  const client = createClient(contract, (group, name, input) => call("desk", group, name, input));
  return { ...station, application: { ...application, call }, client };
}
