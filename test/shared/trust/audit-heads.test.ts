import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { type AttestedChain, contradict, strayHeads, toldHeads } from "#shared/trust/audit-heads.ts";

const hash = (chain: string, row: number): string => `${chain}${String(row)}`.padStart(64, "0");
/** What a chain says of itself at `rows`, having attested at these rows before; two chains part after `split`. */
function chainAt(name: string, split: number, rows: number, attested: readonly number[], full = false): AttestedChain {
  const at = (row: number): string => hash(row <= split ? "c" : name, row);
  const told = full ? Array.from({ length: rows }, (_, index) => index + 1) : attested.slice(-toldHeads);
  const marks = told.map((row) => ({ row, hash: at(row) }));
  return { issuedAt: "2026-11-20T10:00:00Z", rows, head: at(rows), marks };
}

describe("two attested chains", () => {
  test("of one workstation never contradict each other; of two that parted before they attested, always", () => {
    const rows = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(rows, (attested) => {
        const order = attested.toSorted((a, b) => a - b);
        const chains = order.map((row, index) => chainAt("a", 999, row, order.slice(0, index)));
        for (const one of chains) for (const other of chains) if (contradict(one, other)) return false;
        const parted = order.map((row, index) =>
          chainAt(
            "b",
            0,
            row + 300,
            order.slice(0, index).map((each) => each + 300),
          ),
        );
        const own = order.map((row, index) => chainAt("a", 0, row, order.slice(0, index)));
        return own.every((one) => parted.every((other) => contradict(one, other) && contradict(other, one)));
      }),
    );
  });

  test("say nothing of heads older than the oldest they name", () => {
    const attested = Array.from({ length: toldHeads + 100 }, (_, index) => 10 + index);
    const long = chainAt("a", 0, 5000, attested);
    expect(contradict(chainAt("b", 0, 50, []), long)).toBe(false);
    expect(contradict(chainAt("b", 0, 400, []), long)).toBe(true);
  });
});

describe("heads that statements carried", () => {
  const carried = (auditHead: string | null, issuedAt = "2026-11-20T09:00:00Z") => ({
    digest: "d",
    issuedAt,
    auditHead,
  });

  test("stray when a chain told in full does not run through them and they were signed before", () => {
    const chain = chainAt("a", 0, 5, [], true);
    expect(strayHeads(chain, [carried(hash("a", 3)), carried(null), carried("0".repeat(64))])).toEqual([]);
    expect(strayHeads(chain, [carried(hash("b", 3))])).toHaveLength(1);
    expect(strayHeads(chain, [carried(hash("b", 3), "2026-11-20T11:00:00Z")])).toEqual([]);
    expect(strayHeads(chainAt("a", 0, 5, [2]), [carried(hash("b", 3))])).toEqual([]);
  });
});
