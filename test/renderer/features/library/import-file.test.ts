import { beforeEach, expect, test } from "vitest";
import { endImport, forgetImports, startImport, useImport } from "#renderer/features/library/import-file.ts";

const file = (name: string) => ({ grant: `grant of ${name}`, name, size: 1 });
const names = () => useImport.getState().files.map(({ name }) => name);

beforeEach(forgetImports);

test("several files are looked at one after the other, those that come later behind those that wait", () => {
  startImport([file("甲.gjs"), file("乙.gjs")]);
  startImport([file("丙.gjd")]);
  expect(names()).toEqual(["甲.gjs", "乙.gjs", "丙.gjd"]);
  endImport();
  expect(names()).toEqual(["乙.gjs", "丙.gjd"]);
  endImport();
  endImport();
  expect(names()).toEqual([]);
  endImport();
  expect(names()).toEqual([]);
});

test("choosing nothing opens nothing", () => {
  startImport([]);
  expect(names()).toEqual([]);
});

test("what was granted before the workstation was locked is not offered afterwards", () => {
  startImport([file("甲.gjs"), file("乙.gjs")]);
  forgetImports();
  expect(names()).toEqual([]);
});
