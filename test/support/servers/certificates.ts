import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A key and a certificate that vouches for itself. */
export interface TestCertificate {
  readonly key: string;
  readonly certificate: string;
  /** The certificate as PEM text, to be trusted as an authority. */
  readonly pem: string;
}

/** Makes one for a name or address, such as `IP:127.0.0.1` or `DNS:mailbox.test`. */
export function makeCertificate(subject: string): TestCertificate {
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-tls-"));
  const [key, certificate] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
  const options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const names = ["-subj", "/CN=guijian test", "-addext", `subjectAltName=${subject}`];
  execFileSync("openssl", ["req", "-x509", ...options, ...names, "-keyout", key, "-out", certificate], {
    stdio: "ignore",
  });
  return { key, certificate, pem: readFileSync(certificate, "utf8") };
}
