import { AwsClient } from "aws4fetch";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
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

const kinds = ["account", "container", "object"] as const;

/** Why OpenStack Swift cannot run here; null when it can. Debian: swift swift-account swift-container swift-object swift-proxy memcached. */
export function swiftMissing(): string | null {
  return whyNot([
    "swift-proxy-server",
    "swift-account-server",
    "swift-container-server",
    "swift-object-server",
    "swift-ring-builder",
    "memcached",
  ]);
}

/** One replica of OpenStack Swift with its S3 interface, account `test:tester`, key `testing`. */
export async function startSwift(): Promise<TestServer & { readonly address: string }> {
  const folder = temporaryFolder("swift");
  const port = await freePort(5);
  const run = (command: string, options: readonly string[]): void => {
    execFileSync(command, options, {
      cwd: `${folder}/etc`,
      stdio: "ignore",
      env: { ...process.env, PATH: searchPath },
    });
  };
  for (const name of ["etc", "node/sdb1"]) mkdirSync(`${folder}/${name}`, { recursive: true });
  // Swift reads this one file from a fixed place; one that is there already is left alone.
  if (!existsSync("/etc/swift/swift.conf")) {
    mkdirSync("/etc/swift", { recursive: true });
    writeFileSync(
      "/etc/swift/swift.conf",
      "[swift-hash]\nswift_hash_path_suffix = guijian\n[storage-policy:0]\nname = P0\ndefault = yes\n",
    );
  }
  const common = `user = root\nswift_dir = ${folder}/etc\nworkers = 0\nlog_level = ERROR\nbind_ip = 127.0.0.1\n`;
  for (const [index, kind] of kinds.entries()) {
    const at = port + 1 + index;
    run("swift-ring-builder", [`${kind}.builder`, "create", "4", "1", "0"]);
    run("swift-ring-builder", [`${kind}.builder`, "add", `r1z1-127.0.0.1:${at}/sdb1`, "1"]);
    try {
      run("swift-ring-builder", [`${kind}.builder`, "rebalance"]);
    } catch (error) {
      // 1 is its way of warning that one device is little.
      if (!(error instanceof Error && "status" in error && error.status === 1)) throw error;
    }
    writeFileSync(
      `${folder}/etc/${kind}.conf`,
      `[DEFAULT]\n${common}bind_port = ${at}\ndevices = ${folder}/node\nmount_check = false\n[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`,
    );
  }
  writeFileSync(`${folder}/etc/proxy.conf`, proxyConfiguration(`${common}bind_port = ${port}\n`, port + 4));
  const memory = startProcess("memcached", ["-u", "nobody", "-l", "127.0.0.1", "-p", String(port + 4)]);
  const stores = kinds.map((kind) => startProcess(`swift-${kind}-server`, [`${folder}/etc/${kind}.conf`]));
  const proxy = startProcess("swift-proxy-server", [`${folder}/etc/proxy.conf`]);
  const processes = [memory, ...stores, proxy];
  for (let index = 0; index <= 4; index += 1) await untilListening(port + index, processes);
  return { port, address: `http://127.0.0.1:${port}`, stop: () => stopAll(processes, folder) };
}

function proxyConfiguration(common: string, memoryPort: number): string {
  const filters: Readonly<Record<string, string>> = {
    tempauth: "user_test_tester = testing .admin",
    s3api: "s3_acl = false\ncheck_bucket_owner = false",
    catch_errors: "",
    "proxy-logging": "",
    cache: `memcache_servers = 127.0.0.1:${memoryPort}`,
    listing_formats: "",
    bulk: "",
    slo: "",
    symlink: "",
    versioned_writes: "allow_object_versioning = true",
  };
  const eggs: Readonly<Record<string, string>> = { cache: "memcache", "proxy-logging": "proxy_logging" };
  const sections = Object.entries(filters).map(
    ([name, lines]) => `[filter:${name}]\nuse = egg:swift#${eggs[name] ?? name}\n${lines}\n`,
  );
  return `[DEFAULT]\n${common}[pipeline:main]
pipeline = catch_errors proxy-logging cache listing_formats bulk s3api tempauth symlink slo versioned_writes proxy-logging proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
${sections.join("")}`;
}

/** Makes a bucket for a test. */
export async function makeBucket(address: string, name: string): Promise<void> {
  const client = new AwsClient({ accessKeyId: "test:tester", secretAccessKey: "testing", service: "s3" });
  const answer = await client.fetch(`${address}/${name}`, { method: "PUT" });
  if (!answer.ok) throw new Error(`no bucket: ${answer.status} ${await answer.text()}`);
}
