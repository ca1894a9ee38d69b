import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";

const repository = path.resolve(import.meta.dirname, "..");
const rooms = ["shared", "electron", "db", "renderer"];

/** Source files of the product, tests and packs left out. */
function sources(): readonly string[] {
  return rooms.flatMap((room) =>
    readdirSync(path.join(repository, room), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(room, name)),
  );
}

const kinds = reviewKindSchema.options.join("|");
const branches = new RegExp(`(?:===|!==) "(?:${kinds})"|case "(?:${kinds})":`);

/** A table by kinds of review is a choice, too; one of words alone is what they are called. `recheck` is the name of a house rule as well. */
const tables = /^\s*"?(?:initiation|midterm|assessment)"?: (?!\{ zh: |"[^a-z])/;

/** Lines that choose by a kind of review. */
function choosing(text: string): readonly string[] {
  // An index of the standard is called performance, too; it is no kind of review.
  return text
    .split("\n")
    .filter((line) => (branches.test(line) && !line.includes('({ id }) => id === "performance"')) || tables.test(line));
}

test("no kind of review has code of its own outside the pack and its tests", () => {
  const found = sources().flatMap((file) =>
    choosing(readFileSync(path.join(repository, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test("the search sees a choice where there is one", () => {
  expect(choosing('if (profile.kind === "recheck") return;\n  case "midterm":\n')).toHaveLength(2);
  expect(choosing('  initiation: "initiation",\n  midterm: null,\n  acceptance: null,\n')).toHaveLength(2);
  expect(choosing('  midterm: { zh: "中期评估", en: "mid-term" },\n  midterm: "中期评估",\n')).toEqual([]);
});
