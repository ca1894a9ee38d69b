import type { Clause, Layer } from "#shared/domain/standard/clause-schema.ts";
import { instrumentOf } from "#shared/domain/standard/find-clause.ts";
import type { Instrument, StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";

const layers: Readonly<Record<Layer, string>> = {
  P: "the panel decides it at acceptance",
  X: "an application scenario of annex A (informative)",
  L: "initiation and process",
  A: "the alliance or the region; never a panel",
  Y: "annual performance",
  T: "diffusion and transfer",
  R: "wording of a definition, reference only",
  K: "a consequence of the conclusion, not a check",
};

const places: Readonly<Record<Instrument["place"], string>> = {
  demo: "live demonstration",
  materials: "material review",
  panel: "panel and order of business",
  index: "index",
  sheet: "score sheet",
};

/** `docs/standard.md`: how the packs work, every clause with its layers, demand and place, every ambiguity with its default. */
export function standardDocument(pack: StandardPack): string {
  return [
    introduction(pack),
    `## Layers\n\n${table(["layer", "who looks at it"], Object.entries(layers))}`,
    `## Clauses\n\nThe demand is read with the clause id, never alone: 20/15, 30/40/30 and 90 each occur twice. 未规定 means that the standard names no threshold and no verdict is given.\n\n${clauseTable(pack)}`,
    `## Ambiguities\n\nWhere the standard is unclear, the program takes a neutral default, prints it and lets it be changed.\n\n${ambiguityList(pack)}`,
  ].join("\n\n");
}

function introduction(pack: StandardPack): string {
  return `# The standard as data

\`resources/standards/${pack.id}/\` holds ${pack.number} (${pack.status === "draft" ? "a draft for comment" : "published"}) as ${pack.clauses.length} checkable clauses. The text of the standard is not reproduced: every clause is summed up in our own words under the reference printed in the body; numbers and weights carry over as facts.

- \`clauses.json\`: one entry a clause. Its \`id\` is what outlines, dossiers, tests and conclusions bind to.
- \`scenarios.json\`: the ${pack.scenarios.length} application scenarios of annex A and the basics that go with each of them.
- \`ambiguities.json\`: the ${pack.ambiguities.length} places where the standard is unclear, each with our default.
- \`pack.json\`: identity, units, sectors, instruments, which clauses each kind of review looks at, and which clauses a material can evidence.

\`loadStandardPack\` (\`shared/domain/standard/load-pack.ts\`) joins the files, checks every reference in them and returns the pack with the SHA-256 of its canonical JSON. That digest goes into every dossier, sheet and conclusion, because thresholds may change before publication. A pack with a mistake is refused with \`pack-invalid\`, naming the place and the reason.

A clause never binds by itself. The standard is a voluntary group standard: the task contract (任务书) or the outline (大纲) decides whether a clause is binding, a reference or not applicable, and every verdict prints where its requirement comes from (\`origin.ts\`). \`applicability.ts\` says of each clause whether this kind of review checks it; one that is not checked is shown with the reason, e.g. 不适用于本次项目验收：联盟层面条款, and is never scored.

How an organiser reviews is not in the standard. It is a house rules pack (\`resources/rules/model-2026/rules.json\`, schema \`rules-schema.ts\`): panel, recusal, scoring, vetoes, ballot, deadlines, forms, materials. What ships is a model (示范细则); forms print 演示 until an organiser adopts it with a document number, date and name.`;
}

function clauseTable(pack: StandardPack): string {
  const rows = pack.clauses.map((clause) => [
    `\`${clause.id}\``,
    clause.ref,
    clause.metric.zh,
    clause.layers.join(" "),
    clause.soft ? `${thresholdText(pack, clause).zh} (soft)` : thresholdText(pack, clause).zh,
    evaluatedWhere(pack, clause),
    clause.ambiguities.join(" "),
  ]);
  return table(["clause", "reference", "metric", "layers", "demand", "where evaluated", "ambiguities"], rows);
}

function evaluatedWhere(pack: StandardPack, clause: Clause): string {
  if (clause.checkedWith !== null) return `with \`${clause.checkedWith}\``;
  const instrument = instrumentOf(pack, clause);
  return instrument === null ? "shown, not evaluated" : `${places[instrument.place]}: ${instrument.title.zh}`;
}

function ambiguityList(pack: StandardPack): string {
  return pack.ambiguities
    .map((ambiguity) => `${ambiguity.number}. ${ambiguity.issue.zh} → ${ambiguity.default.zh}。`)
    .join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
