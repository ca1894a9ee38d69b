// Whoever starts the program can write anything on its command line, and name a file anything.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { shortenedArguments } from "#hosts/desktop/command-line.ts";
import { createPackagesToOpen } from "#hosts/desktop/packages-to-open.ts";
import { grantPaths } from "#hosts/grant-paths.ts";
import { mostAtOnce, packagesAmong } from "#hosts/package-files.ts";
import { shownName } from "#hosts/shown-name.ts";

const onLinux = (...argv: string[]) => packagesAmong(argv, "/home/gui", "linux");
const onWindows = (...argv: string[]) => packagesAmong(argv, "C:\\Users\\gui", "win32");

describe("a command line", () => {
  it("names package files by their path, from the folder it was given in, or as the desktop writes a double click", () => {
    expect(onLinux("/a/项目.gjd", "b.GJS", "../c.gjr", "file:///media/stick/%E9%A1%B9%E7%9B%AE.gjx")).toEqual({
      paths: ["/a/项目.gjd", "/home/gui/b.GJS", "/home/c.gjr", "/media/stick/项目.gjx"],
      onNetwork: false,
    });
    expect(onWindows("D:\\包.gjd", "b.gjs", "file:///E:/%E5%8C%85.gjr").paths).toEqual([
      "D:\\包.gjd",
      "C:\\Users\\gui\\b.gjs",
      "E:\\包.gjr",
    ]);
  });

  it.each([
    "",
    ".gjd",
    "/tmp/.gjd",
    "https://example.com/a.gjd",
    "guijian://open/a.gjd",
    "javascript:a.gjd",
    "data:text/html,a.gjd",
    "file://server/share/a.gjd",
    "file:////server/share/a.gjd",
    "file:///a%00.gjd",
    "file:///a%2fb.gjd",
    "file:a.gjd",
    "--flag",
    "--renderer-cmd-prefix=a.gjd",
    "-x.gjd",
    "--",
    "/etc/passwd",
    "/a/b.gjd.exe",
    "/a/b.gjd/",
    "/a/b.gjd\n",
    "/a/b\0.gjd",
  ])("that says %j names nothing", (argument) => {
    expect(onLinux(argument)).toEqual({ paths: [], onNetwork: false });
    expect(onWindows(argument)).toEqual({ paths: [], onNetwork: false });
  });

  it("that says a name longer than any file's names nothing", () => {
    expect(onLinux(`/${"长".repeat(5000)}.gjd`).paths).toEqual([]);
  });

  it.each([
    "\\\\server\\share\\a.gjd",
    "//server/share/a.gjd",
    "\\\\?\\UNC\\server\\share\\a.gjd",
    "\\\\.\\pipe\\a.gjd",
    "\\/server/share/a.gjd",
  ])("of Windows that names %j on the network is not followed, but told", (argument) => {
    expect(onWindows(argument, "C:\\a.gjd")).toEqual({ paths: ["C:\\a.gjd"], onNetwork: true });
  });

  it("given in a folder of the network names nothing either", () => {
    expect(packagesAmong(["a.gjd"], "\\\\server\\share", "win32")).toEqual({ paths: [], onNetwork: true });
  });

  it("of ten thousand names is cut to what a person can look at, each once", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `/a/${index % 5000}.gjd`);
    expect(onLinux(...many).paths).toEqual(many.slice(0, mostAtOnce));
    expect(onLinux(...Array.from({ length: 10_000 }, () => "/a/1.gjd")).paths).toEqual(["/a/1.gjd"]);
  });

  it("too long to be handed to the running program is cut behind its last argument that fits", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `/资料/${index}.gjd`);
    const kept = shortenedArguments(many) ?? [];
    expect(kept).toEqual(many.slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(mostAtOnce);
    expect(Buffer.byteLength(kept.join("\0"))).toBeLessThan(16 * 1024);
    expect(shortenedArguments(kept)).toBeNull();
    expect(shortenedArguments(["x".repeat(100_000)])).toEqual([]);
  });

  it("whatever it says, names nothing but absolute paths of package files", () => {
    const part = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".gjd",
      ".gjx",
      "file:///",
      "file:",
      "http://",
      "C:",
      "-",
      "\0",
      "%",
      "%2e",
      "?",
      "#",
      "名",
    );
    const argument = fc.array(fc.oneof(part, fc.string()), { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.array(argument, { maxLength: 30 }),
        fc.constantFrom("linux", "win32", "darwin"),
        (argv, platform) => {
          const windows = platform === "win32";
          const { paths } = packagesAmong(argv, windows ? "C:\\here" : "/here", platform);
          expect(paths.length).toBeLessThanOrEqual(mostAtOnce);
          for (const file of paths) {
            expect(file).toMatch(/[^/\\]\.gj[dsrx]$/i);
            expect(file).not.toContain("\0");
            expect(file).toMatch(windows ? /^(?:[a-z]:)?\\(?!\\)/i : /^\//);
          }
        },
      ),
    );
  });
});

describe("what lies at a path", () => {
  let folder: string;
  const granted: { readonly name: string; readonly place: unknown }[] = [];
  const engine = {
    grantFile: ({ name }: { readonly name: string }, place: unknown) => {
      granted.push({ name, place });
      return `grant-${granted.length}`;
    },
  };
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "guijian-test-"));
    granted.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const at = (name: string) => path.join(folder, name);
  const gift = async (name: string) => {
    await writeFile(at(name), "x");
    return at(name);
  };

  test.skipIf(process.platform === "win32")(
    "is granted when it is a file, and left out when it is anything else",
    async () => {
      await mkdir(at("folder.gjd"));
      execFileSync("mkfifo", [at("pipe.gjd")]);
      await symlink("/dev/zero", at("device.gjd"));
      await symlink(at("loop.gjd"), at("loop.gjd"));
      await symlink(at("nowhere"), at("dangling.gjd"));
      await symlink(await gift("there.gjd"), at("link.gjd"));
      const names = ["folder", "pipe", "device", "loop", "dangling", "gone", "名".repeat(300), "there", "link"];
      const paths = [...names.map((name) => at(`${name}.gjd`)), at("x\0.gjd"), `/${"deep/".repeat(800)}x.gjd`];
      const found = await grantPaths(engine, paths);
      expect(found.map(({ name, size }) => ({ name, size }))).toEqual([
        { name: "there.gjd", size: 1 },
        { name: "link.gjd", size: 1 },
      ]);
      expect(granted.map(({ place }) => place)).toEqual([{ path: at("there.gjd") }, { path: at("link.gjd") }]);
    },
  );

  test.skipIf(process.platform === "win32")("is shown by a name that cannot pretend to be another", async () => {
    const paths = [await gift("结果\u202efdp.gjd"), await gift("一行\n二行\u200b.gjd")];
    const found = await grantPaths(engine, paths);
    expect(found.map(({ name }) => name)).toEqual(["结果\ufffdfdp.gjd", "一行\ufffd二行\ufffd.gjd"]);
    expect(granted.map(({ place }) => place)).toEqual(paths.map((file) => ({ path: file })));
  });

  it("is offered once a page listens, and no more than was asked for at once", async () => {
    const packages = createPackagesToOpen();
    const paths = await Promise.all(Array.from({ length: mostAtOnce + 5 }, (_, index) => gift(`${index}.gjd`)));
    for (const file of paths) packages.add([file]);
    const announced: unknown[] = [];
    packages.begin(engine, (event) => announced.push(event));
    await vi.waitFor(() => expect(announced).toHaveLength(mostAtOnce));
    packages.add(packagesAmong([pathToFileURL(paths[0] ?? "").href, "--flag", at("gone.gjd")], folder).paths);
    await vi.waitFor(() => expect(announced).toHaveLength(mostAtOnce + 1));
    expect(announced.at(-1)).toEqual({ type: "open-package", grant: `grant-${mostAtOnce + 1}`, name: "0.gjd" });
  });
});

test("names people really use are shown as they are", () => {
  for (const name of ["广西冶炼项目（终稿） v2.gjd", "naïve café – 1.gjs", "👩‍🔬.gjr", "مشروع.gjx"])
    expect(shownName(name)).toBe(name);
});
