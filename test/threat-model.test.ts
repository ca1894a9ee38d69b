import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

interface Adversary {
  readonly name: string;
  /** Files that play it, with the title of a test where one is named. */
  readonly plays: readonly { readonly file: string; readonly title: string | null }[];
}

/** The rows of the table: who, and by what tests they are played. */
function adversaries(): readonly Adversary[] {
  const text = readFileSync(path.join(root, "docs/threat-model.md"), "utf8");
  return text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| adversary"))
    .map((line) => {
      const cells = line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim());
      const plays = [...(cells.at(-1) ?? "").matchAll(/`([^`]+)`(?: “([^”]+)”)?/g)];
      return {
        name: cells[0] ?? "",
        plays: plays.map(([, file = "", title]) => ({ file, title: title ?? null })),
      };
    });
}

const rows = adversaries();

test("every adversary the product was made against stands in the table", () => {
  expect(rows.length).toBeGreaterThanOrEqual(36);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});

describe("an adversary names the tests that play it, and they exist", () => {
  test.each(rows)("$name", ({ plays }) => {
    expect(plays.length).toBeGreaterThan(0);
    for (const { file, title } of plays) {
      expect(file).toMatch(/^test\/.+\.(?:test|spec)\.tsx?$|^test\/fault\/.+-row\.ts$/);
      expect(existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile(), file).toBe(true);
      if (title === null) continue;
      const words = readFileSync(path.join(root, file), "utf8").replaceAll(/\s+/g, " ");
      expect(words, `${title} in ${file}`).toMatch(titled(title));
    }
  });
});

/** A test or a group of tests under this title, as it is written in the code. */
function titled(title: string): RegExp {
  const plain = title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?:test|it|describe)(?:\\.each\\([^)]*\\))?\\( ?["'\`]${plain}`);
}
