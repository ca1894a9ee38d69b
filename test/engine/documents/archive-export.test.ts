import { createHash, randomBytes } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkArchive } from "#engine/documents/archive-check.ts";
import { archiveIndexSchema } from "#engine/documents/archive-folder.ts";
import { statementItems } from "#engine/documents/archive-content.ts";
import { keepStatement, statementsOf } from "#engine/statements.ts";
import { signStatement } from "#engine/trust/signing.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { readArchive } from "#test/second-reader/archive.ts";
import {
  atSeat,
  foundPanel,
  issueSmallProject,
  passphrase,
  type TestPanel,
  type TestReview,
} from "#test/support/small-panel.ts";
import { cheapKdf, codeOf, valueOf } from "#test/support/workstation.ts";
import { playBallot, playOpenPart, playReveal } from "./played-review.ts";
import { unzip } from "./unzip.ts";

let panel: TestPanel;
let review: TestReview;
let folder = "";

const freshFolder = () => mkdtempSync(path.join(tmpdir(), "guijian-archive-"));
const exportTo = (target: string) =>
  panel.table.client.documents.exportArchive({
    reviewId: review.reviewId,
    folder: panel.table.platform.folder(target),
  });
const sha256 = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
const indexIn = (place: string) =>
  archiveIndexSchema.parse(JSON.parse(readFileSync(path.join(place, "索引.json"), "utf8")));
const filesBelow = (place: string): readonly string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)));

beforeAll(async () => {
  panel = await foundPanel();
  review = await issueSmallProject(panel);
  await playOpenPart(panel, review);
  await playReveal(panel, review);
}, 120_000);

describe("the archive folder", () => {
  test("is written neither before the panel has concluded nor for anybody but the secretariat", async () => {
    const target = freshFolder();
    await atSeat(panel, "secretariat");
    expect(await codeOf(exportTo(target))).toBe("gate-closed");
    await playBallot(panel, review);
    await atSeat(panel, "recorder");
    expect(await codeOf(exportTo(target))).toBe("not-permitted");
    expect(readdirSync(target)).toEqual([]);
  });

  test("holds papers, their data, materials and statements, and nothing that is in no list", async () => {
    await atSeat(panel, "secretariat");
    const { reviewId } = review;
    await valueOf(
      panel.table.client.documents.page({ reviewId, document: "minutes", audience: "internal", memberId: null }),
    );
    const target = freshFolder();
    const made = await valueOf(exportTo(target));
    expect(readdirSync(target)).toEqual([made.name]);
    folder = path.join(target, made.name);
    const index = indexIn(folder);
    expect(made.indexDigest).toBe(sha256(path.join(folder, "索引.json")));
    expect(made.missing).toEqual([]);
    expect(made.checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(new Set(made.checks.map(({ property }) => property))).toEqual(
      new Set(["authentic", "complete", "usable", "safe"]),
    );
    const classes = Map.groupBy(index.files, (file) => file.class);
    expect(classes.get("material")?.map((file) => file.bound)).toHaveLength(review.materialIds.length);
    expect(classes.get("paper")?.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["验收意见书", "会议签到表", "评议记录", "归档目录", "专家个人评审表-农秀英"]),
    );
    expect(classes.get("statement")?.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["dossier", "joint-record", "reveal", "opinion", "ballot", "dissent"]),
    );
    const beside = ["SHA256SUMS", "归档移交清单.docx", "归档移交清单.json", "索引.json", "自检.json"];
    expect(filesBelow(folder).toSorted()).toEqual([...index.files.map((file) => file.path), ...beside].toSorted());
  });

  test("carries the sums of everything in it, as sha256sum reads them", () => {
    const listed = readFileSync(path.join(folder, "SHA256SUMS"), "utf8").trimEnd().split("\n");
    expect(listed).toHaveLength(filesBelow(folder).length - 1);
    for (const entry of listed) {
      const [, sum = "", name = ""] = /^([0-9a-f]{64}) {2}(.+)$/.exec(entry) ?? [];
      expect(sha256(path.join(folder, name)), name).toBe(sum);
    }
  });

  test("is read by somebody who has nothing but docs/formats.md", () => {
    const names = filesBelow(folder);
    const files = new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
    expect(readArchive(files).map((file) => file.path)).toEqual(indexIn(folder).files.map((file) => file.path));
    for (const name of names) {
      const without = new Map([...files].filter(([other]) => other !== name));
      expect(() => readArchive(without), name).toThrow(/damaged/);
    }
  });

  test("binds every paper to the data beside it by the digest printed on it", () => {
    const index = indexIn(folder);
    for (const paper of index.files.filter((file) => file.class === "paper")) {
      const data = paper.path.replace(/^文书/, "数据").replace(/docx$/, "json");
      expect(sha256(path.join(folder, data))).toBe(paper.bound);
      const printed = [...unzip(readFileSync(path.join(folder, paper.path))).values()].join("");
      expect(printed, paper.path).toContain(paper.bound.slice(0, 16));
    }
  });

  test("is handed over with a list that names the index, and says the same when it is printed again", async () => {
    const text = [...unzip(readFileSync(path.join(folder, "归档移交清单.docx"))).values()].join("");
    expect(text).toContain(sha256(path.join(folder, "索引.json")));
    expect(text).toContain("逐份验签");
    const { reviewId } = review;
    const handover = { reviewId, document: "handover", audience: "archive", memberId: null } as const;
    const again = await valueOf(panel.table.client.documents.page(handover));
    expect(sha256(path.join(folder, "归档移交清单.json"))).toBe(again.digest);
  });

  test("stands beside an earlier one, which stays as it is", async () => {
    const target = path.dirname(folder);
    const before = sha256(path.join(folder, "SHA256SUMS"));
    const second = await valueOf(exportTo(target));
    expect(second.name).toBe(`${path.basename(folder)} (2)`);
    expect(sha256(path.join(folder, "SHA256SUMS"))).toBe(before);
  });

  test("leaves nothing behind when the person stops it", async () => {
    const target = freshFolder();
    const stopped = exportTo(target);
    const task = `archive:${review.reviewId}`;
    while (!(await valueOf(panel.table.client.tasks.cancel({ task })))) await sleep(1);
    const seen = readdirSync(target).length;
    expect(await codeOf(stopped)).toBe("cancelled");
    expect([seen, readdirSync(target)]).toEqual([1, []]);
  });

  test("names a material that is damaged here, and gives the rest", async () => {
    const blobs = filesBelow(panel.table.home).filter((name) => /[0-9a-f]{64}$/.test(name) && name.includes("blobs"));
    const [damaged = ""] = blobs;
    const file = path.join(panel.table.home, damaged);
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.concat([whole.subarray(0, -1), Buffer.from([(whole.at(-1) ?? 0) ^ 1])]));
    try {
      const target = freshFolder();
      const made = await valueOf(exportTo(target));
      expect(made.missing.map(({ title }) => title)).toEqual([expect.stringMatching(/^材料 /)]);
      const failed = made.checks.filter(({ holds }) => !holds);
      expect(failed.map(({ property }) => property)).toEqual(["complete"]);
      expect(failed[0]?.text).toContain(made.missing[0]?.title);
      expect(filesBelow(path.join(target, made.name)).filter((name) => name.startsWith("资料"))).toHaveLength(
        review.materialIds.length - 1,
      );
    } finally {
      writeFileSync(file, whole);
    }
  });

  test("leaves nothing behind where it cannot be written", async () => {
    const nowhere = path.join(freshFolder(), "gone");
    expect(await codeOf(exportTo(nowhere))).toBe("transfer-interrupted");
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe("the four-property self-check", () => {
  const required: readonly { readonly number: string; readonly title: string }[] = [];
  const failing = async (spoil: (place: string) => void, needed = required) => {
    const place = path.join(freshFolder(), "copy");
    cpSync(folder, place, { recursive: true });
    for (const name of ["SHA256SUMS", "归档移交清单.docx", "归档移交清单.json", "自检.json"])
      rmSync(path.join(place, name));
    spoil(place);
    const checks = await checkArchive(place, indexIn(place), needed);
    return checks.filter(({ holds }) => !holds).map(({ property, text }) => `${property}：${text}`);
  };
  const first = (kind: string) => indexIn(folder).files.find((file) => file.class === kind)?.path ?? "";

  test("holds for a folder that is as it was written", async () => {
    expect(await failing(() => undefined)).toEqual([]);
  });

  test("finds a statement changed by one byte: not authentic, not complete", async () => {
    const name = first("statement");
    const found = await failing((place) => {
      const file = path.join(place, name);
      const bytes = readFileSync(file);
      bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    });
    expect(found.map((each) => each.split("：")[0])).toEqual(expect.arrayContaining(["authentic", "complete"]));
    expect(found.join()).toContain(name);
  });

  test("is not fooled by an index that was changed along with the statement", async () => {
    const name = first("statement");
    const found = await failing((place) => {
      const file = path.join(place, name);
      const text = readFileSync(file, "utf8");
      const at = text.indexOf('"sig":"') + 7;
      writeFileSync(file, `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`);
      const index = indexIn(place);
      const files = index.files.map((each) =>
        each.path === name ? { ...each, sha256: sha256(file), bound: sha256(file) } : each,
      );
      writeFileSync(path.join(place, "索引.json"), JSON.stringify({ ...index, files }));
    });
    expect(found).toEqual([expect.stringMatching(/^authentic：电子签名声明/)]);
  });

  test("finds a file that is gone, and one that is in no list", async () => {
    const name = first("material");
    expect((await failing((place) => rmSync(path.join(place, name)))).join()).toContain(name);
    const found = await failing((place) => writeFileSync(path.join(place, "资料", "便条.txt"), "x"));
    expect(found).toEqual([expect.stringMatching(/^complete：.*资料\/便条\.txt/)]);
  });

  test("finds a paper that no longer opens", async () => {
    const name = first("paper");
    const found = await failing((place) => writeFileSync(path.join(place, name), "not a document"));
    expect(found.some((each) => each.startsWith("usable") && each.includes(name))).toBe(true);
  });

  test("finds a program among the materials", async () => {
    const name = first("material");
    const found = await failing((place) => {
      const file = path.join(place, name);
      writeFileSync(file, Buffer.concat([Buffer.from("MZ"), readFileSync(file)]));
    });
    expect(found.some((each) => each.startsWith("safe") && each.includes(name))).toBe(true);
  });

  test("names a paper that should be there and is not", async () => {
    const found = await failing(() => undefined, [{ number: "X/99", title: "会议签到表" }]);
    expect(found).toEqual(["complete：应归档的文书和资料齐全；缺：会议签到表"]);
  });

  test("reads what is on the disk, not what the index says of it", async () => {
    const name = first("data");
    const found = await failing((place) => appendFileSync(path.join(place, name), " "));
    expect(found.filter((each) => each.includes(name)).map((each) => each.split("：")[0])).toEqual([
      "authentic",
      "complete",
    ]);
  });
});

describe("what only the organiser holds", () => {
  test("stays out: the grounds of a conflict, and single ballots where the rules keep them secret", async () => {
    const { reviewId } = review;
    await panel.table.application.close();
    const workstations = createWorkstations({
      home: panel.table.home,
      clock: Date.now,
      random: (size) => new Uint8Array(randomBytes(size)),
      kdfCost: cheapKdf,
      onLock: () => undefined,
    });
    await workstations.unlock(workstations.list()[0]?.id ?? "", passphrase);
    try {
      const { library } = workstations.open();
      const kinds = (secretBallot: boolean) =>
        statementItems(library.read, { reviewId, secretBallot }).map(({ title }) => title);
      expect(kinds(false).filter((kind) => kind === "ballot").length).toBeGreaterThan(0);
      expect(kinds(true)).toEqual(kinds(false).filter((kind) => kind !== "ballot"));
      const [answer] = statementsOf(library.read, reviewId, "recusal");
      if (answer === undefined) throw new Error("nobody answered");
      const disclosed = { grounds: ["kin"], reason: "堂兄弟" };
      const grounds = { ...answer.statement, body: { ...answer.body, disclosed } };
      const signed = signStatement(grounds, new Uint8Array(randomBytes(32)));
      const before = kinds(false);
      library.write((db) => keepStatement(db, signed, { identityId: answer.identityId, reviewId }));
      expect(kinds(false)).toEqual(before);
    } finally {
      workstations.lock("asked");
    }
  });
});
