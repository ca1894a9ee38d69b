// `npm run release`: makes the key updates are signed with, and update files.
//   npm run release -- --new-key FILE                    writes a new secret key there and pins its public half in resources/release/key.json
//   npm run release -- INSTALLER --system linux|windows|macos --architecture x64|arm64 --key FILE [--zh NOTES] [--en NOTES]
// The update file (.gju) appears beside the installer.
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { generateSigningKey, signStatement } from "#engine/trust/signing.ts";
import { updateHead } from "#engine/updates/update-file.ts";
import { crockford } from "#shared/ids.ts";
import { releaseTargetSchema } from "#shared/trust/bodies/release.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "new-key": { type: "string" },
    key: { type: "string" },
    system: { type: "string" },
    architecture: { type: "string" },
    zh: { type: "string", default: "" },
    en: { type: "string", default: "" },
  },
});
if (values["new-key"] !== undefined) makeKey(values["new-key"]);
else await makeUpdate(positionals[0] ?? "");

function makeKey(file: string): void {
  const { seed, publicKey } = generateSigningKey(random);
  writeFileSync(file, `${Buffer.from(seed).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  writeFileSync(path.join(root, "resources", "release", "key.json"), `${JSON.stringify({ publicKey })}\n`);
  say(`${file}: keep it off this computer. Programs built from now on take updates signed with it, and no others.`);
}

async function makeUpdate(installer: string): Promise<void> {
  const seed = new Uint8Array(Buffer.from(readFileSync(values.key ?? "", "utf8").trim(), "hex"));
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { readonly version: string };
  const { size } = statSync(installer);
  const statement = signStatement(
    {
      schema: 1,
      suite: "intl",
      id: crockford(random(16)),
      kind: "release",
      issuedAt: new Date().toISOString(),
      packs: { standard: null, rules: null },
      subjects: [],
      auditHead: null,
      body: {
        version,
        target: releaseTargetSchema.parse({ system: values.system, architecture: values.architecture }),
        installer: { name: path.basename(installer), digest: await digestOf(installer), size },
        notes: { zh: values.zh, en: values.en },
      },
    },
    seed,
  );
  const out = `${installer}.gju`;
  writeFileSync(out, updateHead(statement.bytes));
  await pipeline(createReadStream(installer), createWriteStream(out, { flags: "a" }));
  say(`${out}: version ${version} for ${values.system ?? ""} ${values.architecture ?? ""}, ${size} bytes`);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
