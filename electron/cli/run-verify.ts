import { parseArgs } from "node:util";
import { openFrame } from "#engine/trust/package-frame.ts";
import { explain, Refusal } from "#shared/errors.ts";
import { readFingerprint } from "#shared/trust/anchor.ts";
import type { Finding } from "./finding.ts";
import { proveFile } from "./prove-file.ts";
import { openVaultKeys, type VaultKeys } from "./vault-keys.ts";

/** What the command talks to. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks for a secret on the standard input. */
  readonly ask: (question: string) => Promise<string>;
  readonly print: (line: string) => void;
}

export const usage =
  "npm run verify -- FILE [--anchor FINGERPRINT] [--vault FOLDER] [--seat NAME]\n" +
  "  核验一个文件包或声明文件 / verifies a package or a statement file\n" +
  "  --anchor  联盟根证书指纹 / fingerprint of the alliance's root key\n" +
  "  --vault   含 vault.json 的文件夹；口令与 PIN 从标准输入或 GUIJIAN_PASSPHRASE、GUIJIAN_PIN 读取\n" +
  "            folder that holds vault.json; passphrase and PIN from standard input or those variables\n" +
  "  --seat    用谁的席位打开 / whose seat opens the envelope";

/**
 * Verifies one file and prints what was proved and what not. Answers the exit code: 0 when nothing that could be proved failed, 1 when something did,
 * 2 when it could not be tried (arguments, passphrase, PIN).
 */
export async function runVerify(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) {
    terminal.print(usage);
    return 2;
  }
  let vault: VaultKeys | null = null;
  try {
    vault = asked.vault === null ? null : await openVault(asked.vault, terminal);
    const identities = vault === null ? [] : await identitiesFor(vault, asked, terminal);
    const findings = await proveFile(asked.file, { anchor: asked.anchor, vault, identities });
    return report(asked.file, findings, terminal);
  } catch (error) {
    if (error instanceof Refusal) {
      terminal.print(`✗ ${explain(error, "zh")}\n  ${explain(error, "en")}`);
      return 2;
    }
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      terminal.print(`✗ 没有这个文件 / no such file: ${error.message}`);
      return 2;
    }
    throw error;
  } finally {
    vault?.close();
  }
}

interface Asked {
  readonly file: string;
  readonly anchor: string | null;
  readonly vault: string | null;
  readonly seat: string | null;
}

function readArguments(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { anchor: { type: "string" }, vault: { type: "string" }, seat: { type: "string" } },
      allowPositionals: true,
    });
    const [file, ...rest] = positionals;
    const anchor = values.anchor === undefined ? null : readFingerprint(values.anchor);
    if (file === undefined || rest.length > 0 || (values.anchor !== undefined && anchor === null)) return null;
    return { file, anchor, vault: values.vault ?? null, seat: values.seat ?? null };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function openVault(folder: string, { environment, ask }: Terminal): Promise<VaultKeys> {
  const passphrase = environment["GUIJIAN_PASSPHRASE"] ?? (await ask("口令 / passphrase: "));
  return openVaultKeys(folder, passphrase);
}

/** The secrets of the seat the package is sealed to; none where it is sealed to nobody here, or is no package. */
async function identitiesFor(vault: VaultKeys, { file, seat: wanted }: Asked, terminal: Terminal) {
  const tags = await recipientTagsOf(file);
  const able = vault.seats.filter((seat) => seat.tags.some((tag) => tags.includes(tag)));
  const seat = able.find(({ name }) => wanted === null || name === wanted);
  if (seat === undefined) return [];
  const pin = terminal.environment["GUIJIAN_PIN"] ?? (await terminal.ask(`${seat.name} 的签名 PIN / signing PIN: `));
  return vault.identitiesOf(seat, pin);
}

async function recipientTagsOf(file: string): Promise<readonly string[]> {
  try {
    const frame = await openFrame(file);
    await frame.close();
    return frame.manifest.statement.body.recipientTags;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

const marks = {
  proved: { sign: "✓", words: "已证实 proved" },
  "not-proved": { sign: "–", words: "未证实 not proved" },
  failed: { sign: "✗", words: "不成立 FAILED" },
} as const satisfies Record<Finding["state"], { sign: string; words: string }>;

function report(file: string, findings: readonly Finding[], { print }: Terminal): number {
  print(`桂鉴核验 Guijian verification: ${file}`);
  for (const { state, place, zh, en } of findings) {
    const { sign, words } = marks[state];
    print(`${sign} ${words}  [${place}]\n    ${zh}\n    ${en}`);
  }
  const count = (state: Finding["state"]): number => findings.filter((finding) => finding.state === state).length;
  const [good, open, bad] = [count("proved"), count("not-proved"), count("failed")];
  print(`结论：已证实 ${good} 项，未证实 ${open} 项，不成立 ${bad} 项。`);
  print(`Result: ${good} proved, ${open} not proved, ${bad} failed.`);
  return bad === 0 ? 0 : 1;
}
