// One file for each way to break a rule of the layering, and what each net must say of it.
import type { TriedFile } from "./architecture-sandbox.ts";

export interface Offender extends TriedFile {
  /** Rule of oxlint that must refuse each of its sins; null where only the compiler can. */
  readonly lint: string | null;
  /** How often oxlint must; 1 when not said. */
  readonly times?: number;
  /** Number of the compiler's error; null where only oxlint can, or where the compiler is not asked. */
  readonly types: string | null;
}

const imports = "no-restricted-imports";
/** The file belongs to none of the projects the room builds on. */
const outside = "TS6307";

const slug = (text: string): string =>
  text
    .replace(/[^a-z0-9]+/gi, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
const taking = (source: string): string => `import { thing } from "${source}";\nexport const same = thing;\n`;
const whole = (source: string): string => `import * as all from "${source}";\nexport const same = all;\n`;
const offender = (room: string, name: string, code: string, lint: string | null, types: string | null): Offender => ({
  file: `${room}/offend-${slug(name)}.ts`,
  code,
  lint,
  types,
});

/** Rooms each room must not import by name. The compiler names a missing file once a project, so one room of a project asks it. */
const names: readonly { readonly room: string; readonly sources: readonly string[]; readonly types: string | null }[] =
  [
    {
      room: "shared",
      sources: ["#db", "#engine", "#hosts", "#cli", "#renderer", "#resources/demo", "#test"],
      types: outside,
    },
    { room: "db", sources: ["#engine", "#hosts", "#cli", "#renderer", "#resources/demo", "#test"], types: outside },
    {
      room: "electron/engine",
      sources: ["#hosts", "#hosts/browser", "#hosts/desktop", "#cli", "#renderer", "#test"],
      types: outside,
    },
    { room: "electron/hosts/browser", sources: ["#cli", "#renderer", "#test"], types: outside },
    { room: "electron/hosts/browser", sources: ["#db", "#engine", "#resources/demo", "#hosts/desktop"], types: null },
    {
      room: "electron/hosts/desktop",
      sources: ["#db", "#engine", "#resources/demo", "#cli", "#renderer", "#test"],
      types: null,
    },
    { room: "electron/hosts", sources: ["#db", "#engine", "#hosts/desktop"], types: null },
    { room: "electron/cli", sources: ["#renderer", "#test", "#hosts/desktop"], types: outside },
    { room: "renderer", sources: ["#db", "#engine", "#hosts", "#cli", "#test"], types: outside },
  ];

/** Packages and built-in modules each room must not import. */
const page = ["react", "antd", "zustand", "echarts"];
const database = ["drizzle-orm", "better-sqlite3"];
const packages: readonly { readonly room: string; readonly sources: readonly string[] }[] = [
  { room: "shared", sources: ["electron", "vite", "docx", ...page, ...database] },
  { room: "db", sources: ["electron", "vite", "docx", ...page] },
  { room: "electron/engine", sources: ["electron", "vite", ...page] },
  { room: "electron/hosts", sources: ["electron", "vite", ...page, ...database] },
  { room: "electron/hosts/browser", sources: ["electron", "vite", ...page, ...database] },
  { room: "electron/hosts/engine-process", sources: ["electron", "vite", ...page, ...database] },
  { room: "electron/hosts/desktop", sources: ["vite", ...page, ...database] },
  { room: "electron/cli", sources: ["electron"] },
  { room: "electron/tooling", sources: ["electron"] },
  { room: "renderer", sources: ["electron", "vite", "docx", ...database] },
];

/** Ways out of a room by climbing: the path from the room, and from a folder inside it. */
const climbs: readonly { readonly room: string; readonly up: string; readonly into: readonly string[] }[] = [
  { room: "shared", up: "..", into: ["db", "electron/engine", "electron/hosts", "renderer", "resources/demo", "test"] },
  { room: "db", up: "..", into: ["shared", "electron/engine", "electron/hosts", "renderer", "test"] },
  { room: "electron/engine", up: "..", into: ["hosts", "hosts/desktop", "cli", "tooling"] },
  { room: "electron/engine", up: "../..", into: ["shared", "db", "electron/hosts", "renderer", "test"] },
  { room: "electron/hosts", up: "..", into: ["engine", "cli", "tooling"] },
  { room: "electron/hosts/browser", up: "../..", into: ["engine", "hosts/desktop"] },
  { room: "electron/hosts/browser", up: "../../..", into: ["shared", "db", "renderer", "test"] },
  { room: "electron/hosts/desktop", up: "../..", into: ["engine"] },
  { room: "electron/hosts/desktop", up: "../../..", into: ["shared", "db", "renderer"] },
  { room: "electron/cli", up: "..", into: ["engine", "hosts"] },
  { room: "renderer", up: "..", into: ["shared", "db", "electron/engine", "electron/hosts", "test"] },
  { room: "test", up: "..", into: ["electron/engine"] },
];

/** Names a room does not know: the page's in the engine, Node's in the page, both in shared. */
const globals: readonly { readonly room: string; readonly uses: readonly string[] }[] = [
  {
    room: "shared",
    uses: ["document.title", "window", "fetch", "process.pid", "Buffer.alloc(1)", "setTimeout", "console", "crypto"],
  },
  { room: "db", uses: ["document.title", "window"] },
  { room: "electron/engine", uses: ["document.title", "window"] },
  { room: "electron/hosts/browser", uses: ["document.title", "window"] },
  { room: "electron/cli", uses: ["document.title", "window"] },
  { room: "electron/tooling", uses: ["document.title", "window"] },
];

/** The page does not know Node either, but types of packages it uses declare Node's names: here oxlint stands in for the compiler. */
const notInThePage = ["process.pid", "Buffer.alloc(1)", "require", "__dirname"];

/** Time and chance are arguments in the rooms that decide and keep. */
const clockless = ["shared", "db", "electron/engine"];

/** Other ways to say import: the rule must know them all. */
const forms: readonly { readonly name: string; readonly code: string }[] = [
  { name: "type", code: 'import type { Thing } from "#engine/thing.ts";\nexport type Taken = Thing;\n' },
  { name: "namespace", code: 'import * as all from "#engine/thing.ts";\nexport const taken = all;\n' },
  { name: "side effect", code: 'import "#engine/thing.ts";\nexport const taken = 1;\n' },
  { name: "passing on", code: 'export { thing } from "#engine/thing.ts";\n' },
  { name: "passing all on", code: 'export * from "#engine/thing.ts";\n' },
  { name: "later", code: 'export const later = (): Promise<object> => import("#engine/thing.ts");\n' },
];

/** What the two modules that start the engine must leave alone all the same. */
const starter = [
  "electron",
  "react",
  "#db/thing.ts",
  "#hosts/desktop/thing.ts",
  "../desktop/thing.ts",
  "../../engine/thing.ts",
];

/** Every offender, and which nets must catch it. */
export const offenders: readonly Offender[] = [
  ...names.flatMap(({ room, sources, types }) =>
    sources.map((source) => offender(room, `name ${source}`, taking(`${source}/thing.ts`), imports, types)),
  ),
  ...packages.flatMap(({ room, sources }) =>
    sources.map((source) => offender(room, `package ${source}`, whole(source), imports, null)),
  ),
  ...["node:fs", "node:fs/promises", "fs", "path"].flatMap((source) => [
    offender("shared", `builtin ${source}`, whole(source), imports, "TS2591"),
    offender("renderer", `builtin ${source}`, whole(source), imports, null),
  ]),
  ...climbs.flatMap(({ room, up, into }) =>
    into.flatMap((other) => [
      offender(room, `climb ${up.length} ${other}`, taking(`${up}/${other}/thing.ts`), imports, null),
      offender(
        `${room}/deep/down`,
        `climb ${up.length} ${other}`,
        taking(`../../${up}/${other}/thing.ts`),
        imports,
        null,
      ),
    ]),
  ),
  ...globals.flatMap(({ room, uses }) =>
    uses.map((use) => offender(room, `global ${use}`, `export const got: unknown = ${use};\n`, null, errorOf(use))),
  ),
  ...notInThePage.map((use) =>
    offender("renderer", `global ${use}`, `export const got: unknown = ${use};\n`, "no-restricted-globals", null),
  ),
  ...clockless.flatMap((room) =>
    ["Date.now()", "Math.random()"].map((use) =>
      offender(room, `use ${use}`, `export const got: number = ${use};\n`, "no-restricted-properties", null),
    ),
  ),
  ...forms.flatMap(({ name, code }) =>
    ["shared", "db", "renderer"].map((room) => offender(room, name, code, imports, null)),
  ),
  offender("electron/engine", "port as a value", taking("#hosts/platform.ts"), imports, null),
  offender("electron/hosts/browser", "neighbour desktop", taking("../desktop/thing.ts"), imports, null),
  {
    file: "electron/hosts/engine-process/serve-application.ts",
    code: starter.map((source) => `import "${source}";\n`).join(""),
    lint: imports,
    times: starter.length,
    types: null,
  },
  offender("electron/hosts", "down to desktop", taking("./desktop/thing.ts"), imports, null),
  ...circle("shared", "import { there } from", "export const here = (): unknown => there;"),
  ...circle("renderer", "import type { there } from", "export type here = typeof there | null;"),
];

/** Two files that need each other, by value or by type alone. */
function circle(room: string, taking: string, giving: string): readonly Offender[] {
  const half = (name: string, other: string): Offender => ({
    ...offender(room, name, "", "no-cycle", null),
    code: `${taking} "./offend-${other}.ts";\n${giving}\n`.replaceAll("there", other).replaceAll("here", name),
  });
  return [half("dawn", "dusk"), half("dusk", "dawn")];
}

function errorOf(use: string): string {
  if (/^(document|console)/.test(use)) return "TS2584";
  return /^(process|Buffer|require)/.test(use) ? "TS2591" : "TS2304";
}

const port = 'import type { Thing as Port } from "#hosts/platform.ts";\nexport type Taken = Port;\n';
const all = (...sources: readonly string[]): string =>
  sources
    .map((source, at) => `import * as all${at} from "${source}";\nexport const same${at}: object = all${at};\n`)
    .join("");

/** Files that keep every rule and use all a room may use: no net may mind them. */
export const neighbours: readonly TriedFile[] = [
  {
    file: "shared/deep/down/neighbour.ts",
    code: all("zod", "@noble/hashes/sha2.js", "#shared/thing.ts", "../../thing.ts"),
  },
  {
    file: "db/deep/neighbour.ts",
    code: all("node:fs", "drizzle-orm", "better-sqlite3", "#shared/thing.ts", "../thing.ts"),
  },
  {
    file: "electron/engine/deep/neighbour.ts",
    code: port + all("node:crypto", "drizzle-orm", "docx", "#shared/thing.ts", "#db/thing.ts", "../thing.ts"),
  },
  { file: "electron/hosts/browser/neighbour.ts", code: port + all("node:http", "#shared/thing.ts", "../thing.ts") },
  {
    file: "electron/hosts/desktop/neighbour.ts",
    code: port + all("node:path", "electron", "#shared/thing.ts", "../thing.ts"),
  },
  {
    file: "electron/hosts/engine-process/main.ts",
    code: port + all("#engine/thing.ts", "#shared/thing.ts", "../thing.ts"),
  },
  { file: "electron/cli/neighbour.ts", code: all("node:fs", "#shared/thing.ts", "#db/thing.ts", "#engine/thing.ts") },
  {
    file: "renderer/deep/down/neighbour.ts",
    code: `${all("react", "antd", "#shared/thing.ts", "../../thing.ts")}export const title: string = document.title;\n`,
  },
];
