import { expect, test } from "vitest";
import { crashCommandsRow } from "#test/fault/crash-commands-row.ts";

test("every command that changes anything is given somewhere, and leaves all or nothing when it is killed", async () => {
  // A few of them here; `npm run fault` kills them all. One that no scene gives is named in the notes.
  const row = await crashCommandsRow({ kills: 2, oneIn: 30 }, "commands");
  expect(row.notes.join("\n")).toMatch(/(\d+) commands of \1,/);
  expect({ failed: row.failed, notes: row.notes }).toMatchObject({ failed: 0 });
  expect(row.cases).toBeGreaterThan(6);
}, 400_000);
