import { spawnSync } from "node:child_process";
import { z } from "zod";

/** Something the registry knows of a library we ship. */
export interface Advisory {
  /** Where the library lies under `node_modules`. */
  readonly alias: string;
  readonly severity: string;
  readonly titles: readonly string[];
}

const viaSchema = z.union([z.string(), z.object({ title: z.string() })]);
const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), nodes: z.array(z.string()), via: z.array(viaSchema) }),
  ),
});
const errorSchema = z.object({ message: z.string() });

/** What `npm audit --json` says of the libraries we ship; those we only build and test with are left out. As text: why it says nothing. */
export function advisoriesIn(report: string, shipped: readonly string[]): readonly Advisory[] | string {
  let value: unknown;
  try {
    value = JSON.parse(report);
  } catch {
    return "npm audit gave no answer";
  }
  const failed = errorSchema.safeParse(value);
  if (failed.success) return failed.data.message;
  const read = reportSchema.safeParse(value);
  if (!read.success) return "npm audit answered otherwise than it used to";
  const places = new Set(shipped);
  return Object.values(read.data.vulnerabilities).flatMap(({ severity, nodes, via }) =>
    nodes
      .map((node) => node.replace(/^node_modules\//, ""))
      .filter((alias) => places.has(alias))
      .map((alias) => ({ alias, severity, titles: via.map((each) => (typeof each === "string" ? each : each.title)) })),
  );
}

/** Asks the registry what is known of the libraries of a lock file; only where npm itself runs us. */
export function askForAdvisories(root: string, shipped: readonly string[]): readonly Advisory[] | string {
  const npm = process.env["npm_execpath"];
  if (npm === undefined) return "not started by npm";
  const { stdout } = spawnSync(process.execPath, [npm, "audit", "--json"], {
    cwd: root,
    encoding: "utf8",
    timeout: 60_000,
  });
  return advisoriesIn(stdout, shipped);
}
