// Works on a small disk that is filled up before every write. Prints the cases as one line of JSON. Arguments: the disk, `short` or `long`.
import { closeSync, mkdirSync, openSync, rmSync, statSync, truncateSync, writeSync } from "node:fs";
import path from "node:path";
import type { Reply } from "#shared/contract/define.ts";
import { seededRandom } from "#test/engine/trust/fixtures.ts";
import { atSeat, foundPanel, issueSmallProject, openSitting, passphrase, sitDown } from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";

/** One write with so many bytes left. `fault` null: it was done, or refused and done once there was room again. */
export interface DiskFullCase {
  readonly write: string;
  readonly left: number;
  readonly fault: string | null;
}

const [disk = "", length = "short"] = process.argv.slice(2);
const filler = path.join(disk, "filler");
const random = seededRandom("disk full");
const panel = await foundPanel();
const review = await issueSmallProject(panel);
await openSitting(panel, review);
const { table } = panel;
const { client, platform } = table;
const { reviewId } = review;
let ordinal = 0;
let secret = passphrase;

interface Write {
  readonly name: string;
  readonly sit: () => Promise<void>;
  readonly act: () => Promise<Reply<unknown>>;
  /** Told that the act was done. */
  readonly done?: () => void;
}

const [someone] = panel.members.filter(({ station }) => station === table);
if (someone === undefined) throw new Error("nobody sits at the table");
const asMember = () => sitDown(someone);
const asRecorder = () => atSeat(panel, "recorder");
const asSecretariat = () => atSeat(panel, "secretariat");
const folder = (name: string): string => {
  const made = path.join(disk, `${name}-${(ordinal += 1)}`);
  mkdirSync(made);
  return platform.folder(made);
};
const backup = path.join(disk, "backup");
mkdirSync(backup);

const writes: readonly Write[] = [
  {
    name: "private note",
    sit: asMember,
    act: () =>
      client.sheets.write({ reviewId, key: "note:1", value: { kind: "note", text: `${(ordinal += 1)}`.repeat(2000) } }),
  },
  {
    name: "joint record",
    sit: asRecorder,
    act: () => {
      const value = {
        no: 1,
        askedBy: null,
        text: `${(ordinal += 1)}`.repeat(2000),
        about: "",
        answer: "",
        answeredBy: "",
        state: "open",
      };
      return client.record.write({ reviewId, kind: "question", key: "1", value });
    },
  },
  {
    name: "sitting",
    sit: asSecretariat,
    act: () =>
      client.reviews.createSitting({ title: `会次 ${(ordinal += 1)}`.repeat(200), place: "柳州", date: "2026-11-20" }),
  },
  {
    name: "material",
    sit: asSecretariat,
    act: async () => {
      const profile = {
        ...(await valueOf(client.reviews.dossier({ reviewId }))).profile,
        code: `GXAI-2026-${(ordinal += 1)}`,
      };
      const made = await client.dossiers.create({ profile });
      if (!made.ok) return made;
      const file = platform.give("材料.bin", random(300_000));
      const described = {
        no: "1",
        title: "材料",
        category: "other",
        nature: "self",
        issuer: null,
        volumePages: null,
        validUntil: null,
      } as const;
      return client.dossiers.addMaterials({ dossierId: made.value.dossierId, files: [{ file, ...described }] });
    },
  },
  {
    name: "documents",
    sit: asSecretariat,
    act: () => client.documents.exportSet({ reviewId, audience: "applicant", folder: folder("documents") }),
  },
  { name: "backup", sit: asSecretariat, act: () => client.vault.backup({ to: { folder: platform.folder(backup) } }) },
  {
    name: "passphrase",
    sit: asSecretariat,
    act: () => client.vault.changePassphrase({ current: secret, next: `${passphrase} ${ordinal + 1}` }),
    done: () => (secret = `${passphrase} ${(ordinal += 1)}`),
  },
  { name: "exchange", sit: asSecretariat, act: () => client.sync.run({}) },
];

const cases: DiskFullCase[] = [];
const lefts =
  length === "short" ? [0, 16_384, 262_144] : [0, 4_096, 8_192, 16_384, 65_536, 131_072, 262_144, 524_288, 1_048_576];
for (const left of lefts)
  for (const write of writes) {
    await write.sit();
    const before = await valueOf(client.vault.auditHead({}));
    fillTo(left);
    const reply = await write.act();
    const after = await valueOf(client.vault.auditHead({}));
    rmSync(filler);
    cases.push({ write: write.name, left, fault: await faultOf(write, reply, before.head === after.head) });
  }
await table.application.close();
await valueOf(client.vault.unlock({ id: (await valueOf(client.vault.list({})))[0]?.id ?? "", passphrase: secret }));
await panel.laptop.application.close();
await table.application.close();
process.stdout.write(`${JSON.stringify(cases)}\n`);
process.exit(0);

async function faultOf(write: Write, reply: Reply<unknown>, unchanged: boolean): Promise<string | null> {
  if (reply.ok) {
    write.done?.();
    return null;
  }
  if (reply.error.code !== "disk-full") return `refused ${reply.error.code} ${JSON.stringify(reply.error.details)}`;
  // A material needs its dossier first: two commands, of which the first may have found room.
  if (!unchanged && write.name !== "material") return "refused, and yet the audit chain grew";
  await write.sit();
  const again = await write.act();
  if (!again.ok) return `with room again still refused ${again.error.code}`;
  write.done?.();
  return null;
}

/** Fills the disk until so many bytes are left. */
function fillTo(left: number): void {
  const file = openSync(filler, "w");
  try {
    for (const size of [1_048_576, 65_536, 4_096]) {
      const piece = Buffer.alloc(size, 0x55);
      for (;;) if (!tryWrite(file, piece)) break;
    }
  } finally {
    closeSync(file);
  }
  truncateSync(filler, Math.max(0, statSync(filler).size - left));
}

function tryWrite(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
}
