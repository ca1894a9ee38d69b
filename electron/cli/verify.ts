// `npm run verify -- FILE …`: proves a package or statement file on its own, without opening the application.
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { runVerify } from "./run-verify.ts";

// On a terminal readline reads key by key and echoes to its output, so a secret typed there is not shown.
const output = new Writable({ write: (_chunk, _encoding, done) => done() });
const terminal = process.stdin.isTTY;
const answers = createInterface({ input: process.stdin, output, terminal })[Symbol.asyncIterator]();

process.exitCode = await runVerify(process.argv.slice(2), {
  environment: process.env,
  ask: async (question) => {
    process.stderr.write(question);
    const { value, done } = await answers.next();
    return done === true ? "" : value;
  },
  print: (line) => process.stdout.write(`${line}\n`),
});
process.stdin.destroy();
