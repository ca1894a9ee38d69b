import { execFileSync } from "node:child_process";
import path from "node:path";
import type { BenchRow } from "./measure.ts";

const limit = 64;

/** Row memory: how much a process grows while it imports a material of `size` bytes. A process of its own, so that nothing else counts. */
export function memoryRow(size: number): BenchRow {
  const script = path.join(import.meta.dirname, "memory-child.ts");
  const said = execFileSync(process.execPath, [script, String(size)], { stdio: ["ignore", "pipe", "inherit"] });
  const grown = Number(said) / 1024 ** 2;
  return {
    id: "memory",
    work: `most the process grows importing a material of ${size / 1024 ** 3} GiB`,
    against: "—",
    ours: grown,
    reference: 0,
    unit: "MiB",
    figure: grown,
    goal: `≤ ${limit} MiB`,
    met: grown <= limit,
  };
}
