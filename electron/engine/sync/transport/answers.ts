import { Refusal } from "#shared/errors.ts";

/** The refusal an HTTP status stands for. `place` names the mailbox for the person, `retryAfter` is the header of that name. */
export function refusalOfStatus(place: string, status: number, retryAfter: string | null): Refusal {
  switch (status) {
    case 401:
    case 407:
      return new Refusal("mailbox-sign-in", { place, status });
    case 507:
      return new Refusal("mailbox-full", { place });
    case 408:
    case 409:
    case 412:
    case 423:
    case 425:
    case 429:
      return new Refusal("mailbox-busy", { place, status, wait: secondsOf(retryAfter) });
    default:
      if (status >= 500) return new Refusal("mailbox-busy", { place, status, wait: secondsOf(retryAfter) });
      if (status >= 400 && status !== 404) return new Refusal("mailbox-rejects", { place, status });
      return new Refusal("mailbox-odd", { place, problem: `HTTP ${status}` });
  }
}

/** Whole seconds of a Retry-After header; 0 where there is none or it is a date: the backoff decides then. */
function secondsOf(header: string | null): number {
  return header !== null && /^\d{1,5}$/.test(header.trim()) ? Number(header.trim()) : 0;
}

const untrusted: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "服务器证书是自签名的 / the certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "证书由未知的机构签发 / the certificate is from an unknown authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "证书由未知的机构签发 / the certificate is from an unknown authority",
  UNABLE_TO_GET_ISSUER_CERT: "证书由未知的机构签发 / the certificate is from an unknown authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "证书由未知的机构签发 / the certificate is from an unknown authority",
  CERT_HAS_EXPIRED: "证书已过期 / the certificate has expired",
  CERT_NOT_YET_VALID: "证书尚未生效，请核对本机时间 / the certificate is not valid yet; check this computer's clock",
  CERT_REVOKED: "证书已吊销 / the certificate was revoked",
  ERR_TLS_CERT_ALTNAME_INVALID: "证书不是发给这个地址的 / the certificate is for another address",
};

const silent: Readonly<Record<string, string>> = {
  ENOTFOUND: "找不到这个主机名 / no such host",
  EAI_AGAIN: "域名解析没有应答 / name resolution gave no answer",
  ECONNREFUSED: "对方拒绝连接 / connection refused",
  ECONNRESET: "连接中断 / connection lost",
  EPIPE: "连接中断 / connection lost",
  ETIMEDOUT: "对方长时间没有应答 / no answer in time",
  ERR_PROXY_TUNNEL: "代理没有接通 / the proxy did not put it through",
  EHOSTUNREACH: "网络不通 / no route",
  ENETUNREACH: "网络不通 / no network",
};

/** The refusal a failed connection stands for. */
export function refusalOfConnection(place: string, cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
  const trust = untrusted[code];
  if (trust !== undefined) return new Refusal("mailbox-untrusted", { place, problem: trust }, { cause });
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_") || code === "EPROTO")
    return new Refusal("mailbox-no-answer", { place, problem: "加密连接没有建立 / no secure connection" }, { cause });
  return new Refusal("mailbox-no-answer", { place, problem: silent[code] ?? code }, { cause });
}
