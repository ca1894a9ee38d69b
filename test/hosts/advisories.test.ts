import { expect, test } from "vitest";
import { advisoriesIn } from "#tooling/advisories.ts";

const found = (severity: string, nodes: readonly string[], ...via: readonly (string | { title: string })[]) => ({
  severity,
  nodes,
  via,
});
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    minimatch: found("high", ["node_modules/minimatch", "node_modules/webdav/node_modules/minimatch"], {
      title: "ReDoS",
    }),
    webdav: found("high", ["node_modules/webdav"], "minimatch"),
    vitest: found("critical", ["node_modules/vitest"], { title: "a server of its own" }),
  },
});

test("of what is known, what concerns the shipped libraries is told, by the place they are taken from", () => {
  expect(advisoriesIn(report, ["webdav", "webdav/node_modules/minimatch", "react"])).toEqual([
    { alias: "webdav/node_modules/minimatch", severity: "high", titles: ["ReDoS"] },
    { alias: "webdav", severity: "high", titles: ["minimatch"] },
  ]);
  expect(advisoriesIn(report, ["react"])).toEqual([]);
});

test("no answer is no good news", () => {
  expect(advisoriesIn('{"message":"405 Method Not Allowed","error":{}}', [])).toBe("405 Method Not Allowed");
  for (const odd of ["", "<html>", "{}", '{"vulnerabilities":[]}']) expect(typeof advisoriesIn(odd, [])).toBe("string");
});
