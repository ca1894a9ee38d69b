import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import {
  freePort,
  searchPath,
  startProcess,
  stopAll,
  temporaryFolder,
  type TestServer,
  untilListening,
  whyNot,
} from "./server.ts";

const modules = "/usr/lib/apache2/modules";

/** Why Apache cannot run here; null when it can. Debian: apache2, apache2-utils. */
export function apacheMissing(): string | null {
  return whyNot(["apache2", "htpasswd", `${modules}/mod_dav_fs.so`]);
}

/** Apache's mod_dav over one folder, user `u`, password `pw`; nothing of the system's configuration is read or touched. */
export async function startApache(
  tls: { readonly key: string; readonly certificate: string } | null = null,
): Promise<TestServer & { readonly address: string }> {
  const folder = temporaryFolder("apache");
  const port = await freePort();
  for (const name of ["dav", "lock"]) mkdirSync(`${folder}/${name}`);
  execFileSync("htpasswd", ["-bc", `${folder}/htpasswd`, "u", "pw"], { stdio: "ignore" });
  const load = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs"];
  const secure =
    tls === null
      ? ""
      : `SSLEngine on\nSSLCertificateFile ${tls.certificate}\nSSLCertificateKeyFile ${tls.key}\nSSLSessionCache none\nMutex file:${folder}`;
  const wanted = tls === null ? load : [...load, "ssl"];
  writeFileSync(
    `${folder}/httpd.conf`,
    `ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/httpd.pid
ErrorLog ${folder}/error.log
${wanted.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join("\n")}
User www-data
Group www-data
KeepAlive On
MaxKeepAliveRequests 0
DavLockDB ${folder}/lock/db
DocumentRoot ${folder}/dav
${secure}
<Directory ${folder}/dav>
 Dav On
 AuthType Basic
 AuthName mailbox
 AuthUserFile ${folder}/htpasswd
 Require valid-user
</Directory>
`,
  );
  execFileSync("chown", ["-R", "www-data", folder]);
  const server = startProcess("apache2", ["-f", `${folder}/httpd.conf`, "-D", "FOREGROUND"], { PATH: searchPath });
  await untilListening(port, [server]);
  const scheme = tls === null ? "http" : "https";
  return { port, address: `${scheme}://127.0.0.1:${port}`, stop: () => stopAll([server], folder) };
}
