import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { freePort, startProcess, stopAll, temporaryFolder, type TestServer, untilListening, whyNot } from "./server.ts";

const extension = "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so";

/** Why nginx cannot run here; null when it can. Debian: nginx-light, libnginx-mod-http-dav-ext. */
export function nginxMissing(): string | null {
  return whyNot(["nginx", "openssl", extension]);
}

/** nginx's WebDAV over one folder, user `u`, password `pw`, no body above `largest` (nginx's `client_max_body_size`). */
export async function startNginx(largest = "64m"): Promise<TestServer & { readonly address: string }> {
  const folder = temporaryFolder("nginx");
  const port = await freePort();
  for (const name of ["dav", "tmp"]) mkdirSync(`${folder}/${name}`);
  const password = execFileSync("openssl", ["passwd", "-apr1", "pw"], { encoding: "utf8" }).trim();
  writeFileSync(`${folder}/htpasswd`, `u:${password}\n`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/tmp/${name};`)
    .join(" ");
  writeFileSync(
    `${folder}/nginx.conf`,
    `load_module ${extension};
daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; user www-data; worker_processes 2; events {}
http { access_log off; ${temporary} dav_ext_lock_zone zone=z:1m; keepalive_requests 100000;
 server { listen 127.0.0.1:${port}; root ${folder}/dav; client_max_body_size ${largest};
  location / { auth_basic mailbox; auth_basic_user_file ${folder}/htpasswd; dav_methods PUT DELETE MKCOL COPY MOVE;
   dav_ext_methods PROPFIND OPTIONS LOCK UNLOCK; dav_ext_lock zone=z; autoindex on; } } }
`,
  );
  execFileSync("chown", ["-R", "www-data", folder]);
  const server = startProcess("nginx", ["-c", `${folder}/nginx.conf`, "-e", `${folder}/error.log`]);
  await untilListening(port, [server]);
  return { port, address: `http://127.0.0.1:${port}`, stop: () => stopAll([server], folder) };
}
