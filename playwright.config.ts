import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import type { HostOptions } from "./test/e2e/support/workstation.ts";

/** The same stories on both hosts. The desktop project needs an Electron folder, see `npm run check`. */
export default defineConfig<HostOptions>({
  testDir: "test/e2e",
  outputDir: process.env["GUIJIAN_TEST_RESULTS"] ?? path.join(tmpdir(), "guijian-test-results"),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  reporter: [["line"]],
  use: { actionTimeout: 15_000, locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 1366, height: 768 } },
  projects: [
    { name: "browser", testIgnore: "desktop-*.spec.ts", use: { hostKind: "browser" } },
    // One at a time: windows of one display share its focus and its clipboard.
    { name: "desktop", testIgnore: "browser-*.spec.ts", workers: 1, use: { hostKind: "desktop" } },
  ],
});
