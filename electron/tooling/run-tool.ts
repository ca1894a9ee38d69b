import { spawn } from "node:child_process";

export interface ToolOptions {
  readonly cwd: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Runs a program with its output on ours; resolves with its exit code, 1 when it could not be started or was killed. */
export function runTool(command: readonly string[], { cwd, environment = process.env }: ToolOptions): Promise<number> {
  const [executable = "", ...given] = command;
  return new Promise((resolve) => {
    const child = spawn(executable, given, { cwd, env: environment, stdio: "inherit" });
    child.once("error", (error) => {
      process.stderr.write(`${executable}: ${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
