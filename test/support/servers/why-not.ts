// Says why a server cannot run on this machine; says nothing when it can: `node test/support/servers/why-not.ts apache`.
import { apacheMissing } from "./apache.ts";
import { nginxMissing } from "./nginx.ts";
import { swiftMissing } from "./swift.ts";

const reasons: Readonly<Record<string, () => string | null>> = {
  apache: apacheMissing,
  nginx: nginxMissing,
  swift: swiftMissing,
};
process.stdout.write(reasons[process.argv[2] ?? ""]?.() ?? "");
