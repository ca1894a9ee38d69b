// The one gate. `npm run check` looks at the code; `npm test` runs everything. Ends with a table and one line that counts the tests.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build.ts";
import { engineEnvironment, findElectron } from "./electron-runtime.ts";
import { displayCommand, ensureBrowser, isRoot, memoryFolder } from "./machine.ts";
import { runTool } from "./run-tool.ts";
import { addCounts, noTests, readCounts, type TestCounts } from "./test-reports.ts";
import { becomeUnprivileged, withSandboxHelper } from "./unprivileged.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const reports = await mkdtemp(path.join(tmpdir(), "guijian-reports-"));
const say = (line: string) => process.stdout.write(`${line}\n`);

type Outcome =
  | { readonly state: "passed" | "failed"; readonly counts: TestCounts }
  /** `excusable` is false where the missing thing can be had by anyone: then the whole run fails. */
  | { readonly state: "not run"; readonly reason: string; readonly excusable: boolean };

interface Step {
  readonly name: string;
  /** Part of `npm run check`; the others run with `--all` only. */
  readonly quick: boolean;
  readonly run: () => Promise<Outcome>;
}

const nodeTool = (script: string, ...options: readonly string[]) => [
  process.execPath,
  path.join(root, "node_modules", script),
  ...options,
];

const nodeScript = (script: string, ...options: readonly string[]) => [
  process.execPath,
  path.join(root, script),
  ...options,
];

const steps: readonly Step[] = [
  tool("format", nodeTool("prettier/bin/prettier.cjs", "--check", "--log-level", "warn", ".")),
  tool("lint", nodeTool("oxlint/bin/oxlint", "--deny-warnings")),
  tool("types", nodeTool("typescript/bin/tsc", "-b")),
  tool("dead code", nodeTool("knip/bin/knip.js")),
  { name: "unit", quick: true, run: () => vitest("shared") },
  { name: "engine", quick: false, run: async () => needsBrowser() ?? vitest("engine") },
  { name: "renderer", quick: false, run: async () => needsBrowser() ?? vitest("renderer") },
  ...(["apache", "nginx", "swift"] as const).map((server) => ({
    name: `mailbox, ${server}`,
    quick: false,
    run: () => serverStep(server),
  })),
  // What the engine's tests do not already do in short: kills and a mailbox that fails.
  {
    ...tool("faults", nodeScript("test/fault/fault.ts", "--short", "tamper", "hostile", "disk-full", "leak")),
    quick: false,
  },
  { name: "build", quick: false, run: buildStep },
  { name: "end to end, browser", quick: false, run: browserStep },
  { name: "end to end, desktop", quick: false, run: desktopStep },
];

function tool(name: string, command: readonly string[]): Step {
  return { name, quick: true, run: async () => outcomeOf(await runTool(command, { cwd: root }), noTests) };
}

function outcomeOf(code: number, counts: TestCounts): Outcome {
  return { state: code === 0 ? "passed" : "failed", counts };
}

/** What a runner's exit code and report say together; a runner that broke down counts as one failure. */
async function testOutcome(code: number, report: string): Promise<Outcome> {
  const counts = (await readCounts(report)) ?? noTests;
  return outcomeOf(code, code !== 0 && counts.failed === 0 ? addCounts(counts, { ...noTests, failed: 1 }) : counts);
}

function needsBrowser(): Outcome | null {
  const reason = ensureBrowser();
  return reason === null ? null : { state: "not run", reason, excusable: false };
}

async function vitest(project: string, ...files: readonly string[]): Promise<Outcome> {
  const report = path.join(reports, `${[project, ...files].join("-").replaceAll("/", "-")}.json`);
  const options = ["run", `--project=${project}`, "--passWithNoTests", "--reporter=default", "--reporter=json"];
  const command = nodeTool("vitest/vitest.mjs", ...options, `--outputFile.json=${report}`, ...files);
  // The engine's tests flush the most; servers run as other users, who could not enter this folder.
  const memory = project === "engine" ? memoryFolder() : null;
  try {
    const environment = memory === null ? process.env : { ...process.env, TMPDIR: memory };
    return await testOutcome(await runTool(command, { cwd: root, environment }), report);
  } finally {
    if (memory !== null) await rm(memory, { recursive: true, force: true });
  }
}

/** The mailbox on a real server, which the tests start on loopback. Nobody but a CI machine is asked to install one. */
async function serverStep(server: string): Promise<Outcome> {
  const asked = [path.join(root, "test/support/servers/why-not.ts"), server];
  const reason = execFileSync(process.execPath, asked, { encoding: "utf8" });
  return reason === "" ? vitest("servers", `test/servers/${server}`) : { state: "not run", reason, excusable: true };
}

let built = true;

async function buildStep(): Promise<Outcome> {
  try {
    await build(say);
  } catch (error) {
    say(String(error));
    built = false;
  }
  return { state: built ? "passed" : "failed", counts: noTests };
}

function needsBuild(): Outcome | null {
  return built ? null : { state: "not run", reason: "the build failed", excusable: false };
}

async function browserStep(): Promise<Outcome> {
  const missing = needsBuild() ?? needsBrowser();
  if (missing !== null) return missing;
  const report = path.join(reports, "browser.json");
  const command = [
    ...(displayCommand() ?? []),
    ...nodeTool("@playwright/test/cli.js", ...playwrightOptions("browser")),
  ];
  const environment = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return testOutcome(await runTool(command, { cwd: root, environment }), report);
}

async function desktopStep(): Promise<Outcome> {
  const missing = needsBuild();
  if (missing !== null) return missing;
  const electron = findElectron(root, process.env);
  if (electron === null) {
    const reason = "no Electron: its download did not run, and ELECTRON_OVERRIDE_DIST_PATH names none";
    return { state: "not run", reason, excusable: true };
  }
  const display = displayCommand();
  if (display === null) return { state: "not run", reason: "no display and no xvfb-run", excusable: true };
  const person = becomeUnprivileged();
  if (person === null) return { state: "not run", reason: "no runuser to leave root with", excusable: true };
  try {
    const repository = person.readable(root);
    const report = path.join(person.folder, "desktop.json");
    const environment = {
      ...(isRoot ? { PATH: process.env["PATH"], LANG: "C.UTF-8", HOME: person.folder } : process.env),
      TMPDIR: person.folder,
      ELECTRON_OVERRIDE_DIST_PATH: withSandboxHelper(person, path.dirname(electron.executable)),
      GUIJIAN_TEST_RESULTS: path.join(person.folder, "results"),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...engineEnvironment(electron),
    };
    const node = process.execPath.replace(root, repository);
    const script = path.join(repository, "node_modules", "@playwright/test/cli.js");
    const command = [...person.command, ...display, node, script, ...playwrightOptions("desktop")];
    return await testOutcome(await runTool(command, { cwd: repository, environment }), report);
  } finally {
    person.remove();
  }
}

function playwrightOptions(project: string): readonly string[] {
  return ["test", `--project=${project}`, "--reporter=line,json"];
}

/** Runs the steps one after the other, all of them even when one fails, and prints what became of each. */
async function runSteps(chosen: readonly Step[]): Promise<boolean> {
  const rows: string[] = [];
  let total = noTests;
  let good = true;
  for (const { name, run } of chosen) {
    say(`\n── ${name}`);
    const begun = performance.now();
    const outcome = await run();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(7);
    if (outcome.state === "not run") {
      good &&= outcome.excusable;
      rows.push(`${name.padEnd(22)} ${seconds} s  not run: ${outcome.reason}`);
      continue;
    }
    total = addCounts(total, outcome.counts);
    good &&= outcome.state === "passed";
    const { passed, failed, skipped } = outcome.counts;
    const tests = passed + failed + skipped === 0 ? "" : `  (${passed} passed, ${failed} failed, ${skipped} skipped)`;
    rows.push(`${name.padEnd(22)} ${seconds} s  ${outcome.state}${tests}`);
  }
  say(`\n${rows.join("\n")}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return good;
}

const all = process.argv.includes("--all");
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const servers = process.argv.includes("--servers");
const chosen = steps.filter(({ name, quick }) => {
  if (servers) return name.startsWith("mailbox");
  return named.length > 0 ? named.includes(name) : all || quick;
});
const good = await runSteps(chosen);
await rm(reports, { recursive: true, force: true });
process.exit(good ? 0 : 1);
