// Proves that each rule of the layering really bites, and that the house keeps the rules no tool knows.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Contexts } from "#engine/context.ts";
import { handlers } from "#engine/handlers.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import { contract } from "#shared/contract/index.ts";
import type { ErrorSentence } from "#shared/error-sentence.ts";
import { errorSentences } from "#shared/errors.ts";
import { neighbours, offenders } from "./support/architecture-offenders.ts";
import { compileFiles, lintFiles, type Verdicts } from "./support/architecture-sandbox.ts";

const repository = path.resolve(import.meta.dirname, "..");

describe("oxlint", () => {
  let verdicts: Verdicts;
  beforeAll(async () => {
    verdicts = await lintFiles([...offenders, ...neighbours]);
  });

  test.each(offenders.filter(({ lint }) => lint !== null))("refuses $file", ({ file, lint, times }) => {
    expect(verdicts.get(file)).toEqual(Array.from({ length: times ?? 1 }, () => lint));
  });

  test.each(neighbours)("lets $file pass", ({ file }) => {
    expect(verdicts.get(file) ?? []).toEqual([]);
  });
});

describe("the compiler", () => {
  let verdicts: Verdicts;
  beforeAll(async () => {
    verdicts = await compileFiles([...offenders.filter(({ types }) => types !== null), ...neighbours]);
  });

  test.each(offenders.filter(({ types }) => types !== null))("refuses $file", ({ file, types }) => {
    expect(verdicts.get(file)).toEqual([types]);
  });

  test.each(neighbours)("lets $file pass", ({ file }) => {
    expect(verdicts.get(file) ?? []).toEqual([]);
  });
});

test("no module and no test is over 300 lines", () => {
  const files = globSync("{shared,db,electron,renderer,test}/**/*.{ts,tsx,mjs}", { cwd: repository });
  const long = files
    .map((file) => ({ file, lines: readFileSync(path.join(repository, file), "utf8").trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > 300);
  expect(files.length).toBeGreaterThan(600);
  expect(long).toEqual([]);
});

describe("sentences for the person", () => {
  const chinese = /\p{Script=Han}/u;

  test.each(Object.entries<ErrorSentence>(errorSentences))("%s is said in both languages", (_, { zh, en }) => {
    expect(zh).toMatch(chinese);
    expect(en).not.toMatch(chinese);
    expect(en).toMatch(/^[A-Z{].*[.!}]$/s);
    const details = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
    expect(details(en)).toEqual(details(zh));
  });

  test("a code without both sentences does not compile", () => {
    // @ts-expect-error -- a sentence in one language is none.
    const half: ErrorSentence = { en: "Only in English." };
    expect(half).toBeDefined();
  });
});

describe("the contract", () => {
  const labels = (groups: Readonly<Record<string, object>>): readonly string[] =>
    Object.entries(groups).flatMap(([group, procedures]) => Object.keys(procedures).map((name) => `${group}.${name}`));

  test("has a handler for every procedure, and no handler more", () => {
    expect(labels(handlers).toSorted()).toEqual(labels(contract).toSorted());
  });

  test("a missing handler and a misnamed one do not compile", () => {
    // @ts-expect-error -- tasks.cancel is missing.
    const missing: GroupHandlers<typeof contract.tasks, Contexts> = {};
    // @ts-expect-error -- nothing of this name is in the contract.
    const misnamed: GroupHandlers<typeof contract.demo, Contexts> = { ...handlers.demo, start: () => null };
    expect([missing, misnamed]).toHaveLength(2);
  });

  test("names every command once, whatever the case of its letters", () => {
    const all = labels(contract).map((label) => label.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
    for (const label of labels(contract)) expect(label).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/);
  });
});
