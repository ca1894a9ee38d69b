import type { EngineEvent, FileGrant, HostBridge } from "#shared/contract/host.ts";
import { Refusal, type Failure } from "#shared/errors.ts";
import { chooseFiles } from "./choose-files.ts";
import { chooseFolder, type FolderListing } from "./choose-folder.ts";
import { showEnded } from "./show-ended.ts";

/** One line of the host's event stream; an empty object keeps it alive. */
type HostMessage =
  | { readonly event: EngineEvent }
  | { readonly ready: string }
  | { readonly upload: string }
  | { readonly download: string; readonly name: string }
  | Readonly<Record<string, never>>;

interface HostRequest extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

const sessionKey = "guijian.session";
/** Uploads at once: the browser opens six connections in all, and calls must never wait for files. */
const uploadsAtOnce = 2;
/** How often a lost event stream is asked for again, a second apart, before the host counts as ended. */
const patience = 5;

/** The bridge to the browser host: HTTP on this computer, with a token that lives in this window only. */
export function createBrowserBridge(): HostBridge {
  const session = openSession();
  const listeners = new Set<(event: EngineEvent) => void>();
  const held = new Map<string, File>();
  const pending = new Map<string, (reply: unknown) => void>();
  const asking = new Map<string, "once" | "again">();
  const uploads: string[] = [];
  let uploading = 0;

  const request = async (path: string, init: HostRequest): Promise<Response> =>
    fetch(path, { ...init, headers: { ...init.headers, "x-guijian-session": await session } });

  const post = (path: string, value: unknown): Promise<Response> =>
    request(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(value ?? null),
    });

  /** Asks the host itself. Throws the refusal it answers. */
  const ask = async <Answer>(path: string, value: unknown): Promise<Answer> => {
    const response = await post(path, value);
    if (response.status === 422) throw refusal((await response.json()) as Failure);
    if (!response.ok) throw refusal(hostGone);
    return (await response.json()) as Answer;
  };

  const grant = async (files: readonly File[]): Promise<readonly FileGrant[]> => {
    if (files.length === 0) return [];
    const described = files.map(({ name, size }) => ({ name, size }));
    const grants = await ask<readonly FileGrant[]>("/grants/files", described);
    grants.forEach(({ grant: name }, index) => {
      const file = files[index];
      if (file) held.set(name, file);
    });
    return grants;
  };

  const uploadNext = async (): Promise<void> => {
    if (uploading === uploadsAtOnce) return;
    const name = uploads.shift();
    const file = name === undefined ? undefined : held.get(name);
    if (name === undefined || file === undefined) return;
    held.delete(name);
    uploading += 1;
    // A file that cannot be read any more fails before the host hears of it.
    await request(`/upload/${name}`, { method: "POST", body: file }).catch(() =>
      request(`/upload/${name}`, { method: "DELETE" }).catch(() => null),
    );
    uploading -= 1;
    void uploadNext();
  };

  /**
   * Fetches the reply of a call that took long, if it is there. A reply is handed out once, so only one question at a time: a second one on its
   * way would hear that there is none.
   */
  const fetchReply = async (id: string): Promise<void> => {
    // Announced before the call heard its number: the call itself will ask, and a reply taken now would be lost.
    if (!pending.has(id)) return;
    if (asking.has(id)) return void asking.set(id, "again");
    let reply: unknown;
    do {
      asking.set(id, "once");
      const response = await request(`/reply/${id}`, {}).catch(() => null);
      reply = response?.ok ? await response.json() : { ok: false, error: hostGone };
    } while (isPending(reply) && asking.get(id) === "again");
    asking.delete(id);
    if (isPending(reply)) return;
    pending.get(id)?.(reply);
    pending.delete(id);
  };

  const receive = (message: HostMessage): void => {
    if ("ready" in message) void fetchReply(message.ready);
    if ("event" in message) for (const listener of listeners) listener(message.event);
    if ("upload" in message) {
      uploads.push(message.upload);
      void uploadNext();
    }
    if ("download" in message) startDownload(message.download, message.name);
  };

  // What was announced while the line was cut is asked for when it is back, and given up when it stays away.
  void listen(request, receive, () => pending.forEach((_, id) => void fetchReply(id)));

  return {
    kind: "browser",
    call: async (group, procedure, input) => {
      const response = await post(`/call/${group}/${procedure}`, input).catch(() => null);
      const reply: unknown = response?.ok ? await response.json() : { ok: false, error: hostGone };
      if (!isPending(reply)) return reply;
      return new Promise((resolve) => {
        pending.set(reply.pending, resolve);
        // It may have become ready before this page knew its number.
        void fetchReply(reply.pending);
      });
    },
    pickFiles: async (wanted) => grant(await chooseFiles(wanted)),
    acceptFiles: (files) => grant(files.filter((file) => file instanceof File)),
    pickSave: (name) => ask("/grants/save", { name }),
    pickFolder: async () => {
      const id = await chooseFolder({
        list: (folder) => ask<FolderListing>("/folders", { id: folder }),
        create: (parent, name) => ask<FolderListing>("/folders/create", { id: parent, name }),
      });
      return id === null ? null : ask("/grants/folder", { id });
    },
    materialUrl: (name) => `/material/${encodeURIComponent(name)}`,
    printToPdf: (page, name, folder) => ask("/print", { grant: page, name, folder: folder ?? null }),
    openProjection: async () => {
      const address = await ask<string>("/projection", null);
      // Without an opener the new window starts with its own, empty session storage.
      window.open(address, "_blank", "popup,noopener,width=1280,height=800");
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const hostGone: Failure = { code: "internal", details: { reference: "host" } };

function refusal({ code, details }: Failure): Refusal {
  return new Refusal(code, details);
}

/** The token of this window: from the one-time code in the address, or kept from before a reload. Never settles for a stranger. */
async function openSession(): Promise<string> {
  const [, kind, code] = /^#(open|project)=([\w-]+)$/.exec(location.hash) ?? [];
  if (code === undefined) return sessionStorage.getItem(sessionKey) ?? leave();
  history.replaceState(null, "", kind === "project" ? "#/projection" : "#/");
  const response = await fetch("/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) return leave();
  const { token } = (await response.json()) as { readonly token: string };
  sessionStorage.setItem(sessionKey, token);
  return token;
}

/** Goes to the page that says the interface is open elsewhere. */
function leave(): Promise<never> {
  sessionStorage.removeItem(sessionKey);
  location.replace("/taken");
  return new Promise(() => {});
}

async function listen(
  request: (path: string, init: HostRequest) => Promise<Response>,
  receive: (message: HostMessage) => void,
  /** Called after every loss of the line, once it is back or given up. */
  afterLoss: () => void,
): Promise<void> {
  for (let failures = 0; failures < patience; failures += 1) {
    const response = await request("/events", {}).catch(() => null);
    if (response?.status === 401 || response?.status === 409) return leave();
    if (response?.ok && response.body) {
      failures = 0;
      afterLoss();
      await readLines(response.body, (line) => receive(JSON.parse(line) as HostMessage)).catch(() => {});
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  showEnded();
  afterLoss();
}

async function readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>, line: (text: string) => void): Promise<void> {
  let rest = "";
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(line);
  }
}

function isPending(reply: unknown): reply is { readonly pending: string } {
  return typeof reply === "object" && reply !== null && "pending" in reply;
}

function startDownload(ticket: string, name: string): void {
  const link = document.createElement("a");
  link.href = `/download/${ticket}`;
  link.download = name;
  link.click();
}
