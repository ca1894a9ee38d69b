import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Library, openLibrary } from "#db/open.ts";
import { audit } from "#db/schema/index.ts";
import { appendAudit, auditHead, firstBrokenLink } from "#engine/audit.ts";

function withRows(count: number): Library {
  const library = openLibrary(
    path.join(mkdtempSync(path.join(tmpdir(), "guijian-audit-")), "library.db"),
    randomBytes(32),
  );
  for (let row = 1; row <= count; row += 1)
    library.write((db) =>
      appendAudit(db, {
        at: "2026-11-20T10:00:00+08:00",
        actor: null,
        command: `c${row}`,
        input: { n: row, pin: "123456" },
        effect: null,
      }),
    );
  return library;
}

test("every row names the one before; the head moves with each", () => {
  const library = withRows(3);
  expect(auditHead(library.read).rows).toBe(3);
  expect(firstBrokenLink(library.read)).toBeNull();
  library.close();
});

test("a changed, a removed and an inserted row are found", () => {
  for (const [tamper, broken] of [
    [
      (library: Library) =>
        library.write((db) => db.update(audit).set({ command: "other" }).where(eq(audit.seq, 2)).run()),
      2,
    ],
    [(library: Library) => library.write((db) => db.delete(audit).where(eq(audit.seq, 2)).run()), 3],
    [
      (library: Library) =>
        library.write((db) =>
          db
            .update(audit)
            .set({ hash: "0".repeat(64) })
            .where(eq(audit.seq, 3))
            .run(),
        ),
      3,
    ],
  ] as const) {
    const library = withRows(3);
    tamper(library);
    expect(firstBrokenLink(library.read)).toBe(broken);
    library.close();
  }
});

test("a PIN leaves no trace in the row: the same command with another PIN has the same input digest", () => {
  const library = withRows(1);
  library.write((db) =>
    appendAudit(db, {
      at: "2026-11-20T10:00:00+08:00",
      actor: null,
      command: "c1",
      input: { n: 1, pin: "654321" },
      effect: null,
    }),
  );
  const [first, second] = library.read.select({ input: audit.input }).from(audit).all();
  expect(first).toEqual(second);
  library.close();
});
