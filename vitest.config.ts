import { defineConfig } from "vitest/config";

const project = (name: string, include: string[]) => ({
  test: { name, include, testTimeout: 60_000, hookTimeout: 60_000 },
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
      project("servers", ["test/servers/**/*.test.ts"]),
      { ...project("renderer", ["test/renderer/**/*.test.{ts,tsx}"]) },
    ],
  },
});
