import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], timeout = 60_000) => ({
  test: { name, include, testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  test: {
    projects: [
      project("shared", ["test/shared/**/*.test.ts", "test/resources/**/*.test.ts"]),
      project("engine", [
        "test/db/**/*.test.ts",
        "test/engine/**/*.test.ts",
        "test/hosts/**/*.test.ts",
        "test/story/**/*.test.ts",
        "test/cli/**/*.test.ts",
        "test/*.test.ts",
      ]),
      project("servers", ["test/servers/**/*.test.ts"], 180_000),
      { ...project("renderer", ["test/renderer/**/*.test.{ts,tsx}"]) },
    ],
  },
});
