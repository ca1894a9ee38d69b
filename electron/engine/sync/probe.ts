import { lookup } from "node:dns/promises";
import net from "node:net";
import tls from "node:tls";
import type { Wording } from "#shared/contract/dossiers.ts";
import type { ProbeStep } from "#shared/contract/exchange.ts";
import { explain, Refusal } from "#shared/errors.ts";
import type { QueryContext } from "../context.ts";
import { openTransport, serverOf, type StoredMailbox } from "./settings.ts";
import { refusalOfConnection } from "./transport/answers.ts";
import { type ProxyRoute, proxyRoute } from "./transport/proxy-route.ts";
import { isLoopback, requireSafe, trusting } from "./transport/road.ts";
import type { Transport } from "./transport/transport.ts";

type Step = ProbeStep["step"];

/** Longest a single step may take, ms. */
const patience = 15_000;

/** The one file a test leaves behind: outside every recipient's folder, replaced by each test. */
const probeFile = "v1-test/guijian";

/**
 * Tries a mailbox step by step, as a person would to find out where it fails, and says in words what was tried and what came of it. After the first
 * failure the rest is not tried.
 */
export async function probe(
  context: Pick<QueryContext, "clock" | "random" | "platform">,
  mailbox: Exclude<StoredMailbox, { readonly kind: "folder" }>,
): Promise<ProbeStep[]> {
  const url = serverOf(mailbox);
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const random = Buffer.from(context.random(32));
  const steps: ProbeStep[] = [];
  let failed = false;
  const attempt = async (step: Step, work: () => Promise<Wording>): Promise<void> => {
    if (failed) {
      steps.push({ step, outcome: "not-tried", words: notTried });
      return;
    }
    try {
      steps.push({ step, outcome: "good", words: await work() });
    } catch (error) {
      failed = true;
      const { code, details } = error instanceof Refusal ? error : refusalOfConnection(url.host, error);
      const failure = { code, details };
      steps.push({ step, outcome: "failed", words: { zh: explain(failure, "zh"), en: explain(failure, "en") } });
    }
  };

  let transport: Transport | null = null;
  let proxy: string | null = null;
  const store = (): Transport => (transport ??= openTransport(mailbox, proxy, context));
  const signal = (): AbortSignal => AbortSignal.timeout(patience);
  try {
    await attempt("address", () => {
      requireSafe(url);
      return url.protocol === "https:"
        ? said(`${url.host}，加密连接`, `${url.host}, over an encrypted connection`)
        : said(`${url.host}，本机，不加密`, `${url.host}, this computer, not encrypted`);
    });
    // Nobody asks for a proxy on the way to this computer, or where the person wants none.
    if (!isLoopback(url) && mailbox.proxy !== "none")
      await attempt("proxy", async () => {
        const route = await proxyRoute(url, mailbox.proxy, process.env, context.platform.systemProxy);
        ({ proxy } = route);
        return wordsOfRoute(route);
      });
    if (proxy !== null)
      for (const step of ["resolve", "connect", "secure"] as const) await attempt(step, () => Promise.resolve(byProxy));
    else {
      await attempt("resolve", async () => {
        const found = await lookup(host, { all: true });
        const addresses = found.map(({ address }) => address).join(", ");
        return said(`${host} 的地址是 ${addresses}`, `${host} is at ${addresses}`);
      });
      await attempt("connect", async () => {
        await connected(net.connect({ host, port }), "connect");
        return said(`端口 ${port} 有应答`, `port ${port} answers`);
      });
      await attempt("secure", async () => {
        if (url.protocol === "http:") return said("本机，无需加密", "this computer; no encryption needed");
        const socket = tls.connect({ host, port, servername: net.isIP(host) ? "" : host, ...trusting(mailbox.ca) });
        const certificate = await connected(socket, "secureConnect", () => socket.getPeerCertificate());
        const issuer = [certificate.issuer.O ?? certificate.issuer.CN ?? ""].flat().join(" ");
        const until = certificate.valid_to;
        return said(`证书由 ${issuer} 签发，有效期至 ${until}`, `certificate from ${issuer}, valid until ${until}`);
      });
    }
    await attempt("sign-in", async () => {
      const found = await store().list("v1", signal());
      const count = found.filter((entry) => entry.folder).length;
      return said(`登录成功，信箱中有 ${count} 个收件人目录`, `signed in; ${count} recipients' folders are there`);
    });
    await attempt("put", async () => {
      await store().put(probeFile, random, signal());
      return said(`写入了一个 ${random.length} 字节的测试文件`, `wrote a test file of ${random.length} bytes`);
    });
    await attempt("get", async () => {
      const back = await store().get(probeFile, 1024, signal());
      if (back === null || !random.equals(back)) {
        const problem = "读回的与写入的不同 / what was read is not what was written";
        throw new Refusal("mailbox-odd", { place: url.host, problem });
      }
      return said("读回的内容与写入的一致", "what was read back is what was written");
    });
    await attempt("left", () =>
      said(
        `测试文件 ${probeFile} 留在信箱里，不含任何资料；每次测试覆盖同一个文件，可以随时删除`,
        `the test file ${probeFile} stays in the mailbox; it says nothing, every test replaces it, and it may be deleted at any time`,
      ),
    );
  } finally {
    (transport as Transport | null)?.close();
  }
  return steps;
}

const notTried: Wording = { zh: "前一步未通过，没有再试", en: "not tried, because an earlier step failed" };
const byProxy: Wording = { zh: "由代理服务器代办", en: "left to the proxy" };

const whoSaidSo: Readonly<Record<ProxyRoute["source"], Wording>> = {
  person: { zh: "信箱设置所指定", en: "as set for this mailbox" },
  environment: { zh: "按环境变量 HTTPS_PROXY、NO_PROXY", en: "as the environment says (HTTPS_PROXY, NO_PROXY)" },
  system: { zh: "按操作系统的代理设置", en: "as the operating system is set" },
  silence: {
    zh: "操作系统的代理设置没有及时给出答复",
    en: "the operating system's proxy settings gave no answer in time",
  },
  nobody: { zh: "没有设置代理", en: "no proxy is set" },
};

/** Which proxy, and who said so. Of its address the host alone: a password may stand before it. */
function wordsOfRoute({ proxy, source }: ProxyRoute): Wording {
  const { zh, en } = whoSaidSo[source];
  if (proxy === null) return { zh: `不经代理，直接连接（${zh}）`, en: `no proxy, directly (${en})` };
  const { host } = new URL(proxy);
  return { zh: `经代理 ${host}（${zh}）`, en: `through the proxy ${host} (${en})` };
}

function said(zh: string, en: string): Promise<Wording> {
  return Promise.resolve({ zh, en });
}

/** Waits for a socket to be ready, asks it something, and closes it. */
function connected<Value = void>(socket: net.Socket, event: string, ask?: () => Value): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    socket.setTimeout(patience, () => socket.destroy(Object.assign(new Error("silent"), { code: "ETIMEDOUT" })));
    socket.once("error", reject);
    socket.once(event, () => {
      resolve(ask?.() as Value);
      socket.destroy();
    });
  });
}
