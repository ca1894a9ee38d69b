import { describe, expect, test } from "vitest";
import {
  type Clause,
  clauseSchema,
  comparatorSchema,
  type Layer,
  layerSchema,
} from "#shared/domain/standard/clause-schema.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { standardFiles } from "#test/resources/read-packs.ts";
import { behaviour } from "./clause-probes.ts";
import { clauseTable } from "./clause-table.ts";

const { content: pack } = loadStandardPack(standardFiles());

interface Mutant {
  readonly what: string;
  readonly clause: Clause;
}

/** Every clause with one thing changed: each other comparator, the threshold moved or a member taken or put, an end of a range left out, a layer more or less. */
function mutantsOf(clause: Clause): readonly Mutant[] {
  return [...comparators(clause), ...thresholds(clause), ...layerSets(clause)];
}

const between = { low: true, high: true };

function comparators(clause: Clause): readonly Mutant[] {
  const { threshold, items } = clause;
  const single = typeof threshold === "string" ? threshold : (threshold?.[0] ?? "yes");
  const listed = items?.map(({ id }) => id) ?? ["1", "2"];
  const number = Number.isNaN(Number(single)) ? "1" : single;
  return comparatorSchema.options
    .filter((comparator) => comparator !== clause.comparator)
    .map((comparator): Mutant => {
      const inclusive = comparator === "between" ? between : null;
      const fitting = {
        none: null,
        gte: number,
        lte: number,
        gt: number,
        lt: number,
        eq: single,
        between: [number, String(Number(number) + 1)],
        includes: listed,
        "one-of": listed,
      }[comparator];
      // A quantity is needed for what compares one; a check that becomes a comparison has a unit to compare in.
      const type = comparator === "none" ? "check" : clause.type;
      return { what: comparator, clause: { ...clause, comparator, threshold: fitting, inclusive, type } };
    });
}

function thresholds(clause: Clause): readonly Mutant[] {
  const { threshold, inclusive, items } = clause;
  if (threshold === null) return [];
  const put = (next: string | readonly string[], what: string): Mutant => ({
    what,
    clause: { ...clause, threshold: next },
  });
  if (typeof threshold === "string") {
    if (Number.isNaN(Number(threshold))) {
      const others = ["yes", ...(items?.map(({ id }) => id) ?? [])].filter((other) => other !== threshold);
      return others.map((other) => put(other, `threshold ${other}`));
    }
    const value = Number(threshold);
    return [value + 1, value - 1, value * 2, value / 2, value + 0.1, value - 0.1]
      .filter((moved) => moved !== value)
      .map((moved) => put(String(Number(moved.toFixed(6))), `threshold ${moved}`));
  }
  if (inclusive !== null) {
    const [low = "", high = ""] = threshold;
    return [
      put([String(Number(low) + 1), high], "low up"),
      put([String(Number(low) - 1), high], "low down"),
      put([low, String(Number(high) + 1)], "high up"),
      put([low, String(Number(high) - 1)], "high down"),
      { what: "low end out", clause: { ...clause, inclusive: { ...inclusive, low: false } } },
      { what: "high end out", clause: { ...clause, inclusive: { ...inclusive, high: false } } },
    ];
  }
  const gone = threshold.map((left) =>
    put(
      threshold.filter((id) => id !== left),
      `without ${left}`,
    ),
  );
  return [...gone, put([...threshold, "one-more"], "one more")];
}

function layerSets(clause: Clause): readonly Mutant[] {
  const sets: readonly (readonly Layer[])[] = layerSchema.options.flatMap((layer) =>
    clause.layers.includes(layer)
      ? [clause.layers.filter((other) => other !== layer)]
      : [[...clause.layers, layer], [layer]],
  );
  return sets.map((layers) => ({ what: `layers ${layers.join(" ")}`, clause: { ...clause, layers } }));
}

const columns = ({ comparator, threshold, unit, soft, layers }: Clause) =>
  JSON.stringify([comparator, threshold === null ? [] : [threshold].flat(), unit ?? "", soft, layers]);

describe("every mechanical change of a clause's comparator, threshold or layers is noticed", () => {
  test.each(clauseTable)("$id", (row) => {
    const clause = pack.clauses.find(({ id }) => id === row.id);
    if (clause === undefined) throw new TypeError(row.id);
    const before = behaviour(clause, row);
    const survivors = mutantsOf(clause).filter(({ clause: mutant }) => {
      const loads = clauseSchema.safeParse(mutant).success;
      return loads && columns(mutant) === columns(clause) && behaviour(mutant, row).join() === before.join();
    });
    expect(survivors.map(({ what }) => what)).toEqual([]);
  });

  /** The comparison of columns with the table notices everything; this says how much the verdicts alone would. */
  test("by its verdicts alone for every comparator and threshold the pack would take", () => {
    const silent = clauseTable.flatMap((row) => {
      const clause = pack.clauses.find(({ id }) => id === row.id);
      if (clause === undefined) return [row.id];
      const before = behaviour(clause, row).join();
      return [...comparators(clause), ...thresholds(clause)]
        .filter(
          ({ clause: mutant }) => clauseSchema.safeParse(mutant).success && behaviour(mutant, row).join() === before,
        )
        .map(({ what }) => `${row.id} ${what}`);
    });
    // The same demand said otherwise: 是 of one is one of one, and both of two is more than one.
    expect(silent).toEqual([
      "scope.region one-of",
      "init.plan.route gt",
      "perf.methods gt",
      "init.focus.tech gt",
      "init.focus.value gt",
      "init.focus.team gt",
    ]);
  });
});
