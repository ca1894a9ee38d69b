import { indexCatalogue, indexIds } from "#shared/domain/indices/catalogue.ts";
import { similarityMethod } from "#shared/domain/indices/text-similarity.ts";
import { convertUnit, knownUnits } from "#shared/domain/measurement/units.ts";
import { one, toExact } from "#shared/domain/rational.ts";
import type { Clause, Layer } from "#shared/domain/standard/clause-schema.ts";
import { instrumentOf } from "#shared/domain/standard/find-clause.ts";
import type { Instrument, StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";
import { placesOf, testsOf } from "./clause-places.ts";

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

const settlers: Readonly<Record<StandardPack["ambiguities"][number]["settledBy"], string>> = {
  contract: "the task contract and the profile",
  outline: "the outline",
  "house-rules": "the house rules",
  alliance: "the alliance, outside any review",
  program: "read one way, and printed",
};

/** `docs/standard.md`: how the packs work, every clause with its demand, where it is evaluated and tested, every ambiguity with its default. */
export function standardDocument(pack: StandardPack): string {
  return [
    introduction(pack),
    verdicts,
    indices,
    unitTable(),
    mistakes,
    `## Layers\n\n${table(["layer", "who looks at it"], Object.entries(layers))}`,
    `## Clauses\n\nThe demand is read with the clause id, never alone: 20/15, 30/40/30 and 90 each occur twice. 未规定 means that the standard names no threshold and no verdict is given.\n\n${clauseTable(pack)}`,
    `## Where every clause is evaluated, and tested\n\nModules are in \`shared/domain\`, tests in \`test/shared/domain\`. The clause table is typed there apart from the pack: it holds every clause to its comparator, threshold, unit and layers, a hair on either side of the threshold, and proves that a change of any of them would show.\n\n${evaluationTable(pack)}`,
    `## Ambiguities\n\nWhere the standard is unclear, the program takes a neutral default, prints it and lets it be changed by whoever may settle it. Each default is tested under its number in \`test/shared/domain/standard/ambiguities.test.ts\`; a rule is named as the rules editor names it. All of them stand in the house rules (\`readings\`, where the model says word for word what the table does): an organiser may put its own handling there, except where the program reads one way.\n\n${ambiguityTable(pack)}`,
  ].join("\n\n");
}

function introduction(pack: StandardPack): string {
  return `# The standard as data

\`resources/standards/${pack.id}/\` holds ${pack.number} (${pack.status === "draft" ? "a draft for comment" : "published"}) as ${pack.clauses.length} checkable clauses. The text of the standard is not reproduced: every clause is summed up in our own words under the reference printed in the body; numbers and weights carry over as facts.

- \`clauses.json\`: one entry a clause. Its \`id\` is what outlines, dossiers, tests and conclusions bind to.
- \`scenarios.json\`: the ${pack.scenarios.length} application scenarios of annex A, the basics that go with each of them, and which general clause a scenario's clause can replace.
- \`ambiguities.json\`: the ${pack.ambiguities.length} places where the standard is unclear, each with our default and who may settle it.
- \`pack.json\`: identity, units, sectors, instruments, which clauses each kind of review looks at, and which clauses a material can evidence.

\`loadStandardPack\` (\`shared/domain/standard/load-pack.ts\`) joins the files, checks every reference in them and returns the pack with the SHA-256 of its canonical JSON. That digest goes into every dossier, sheet and conclusion, because thresholds may change before publication.

A clause never binds by itself. The standard is a voluntary group standard: the task contract (任务书) or the outline (大纲) decides whether a clause is binding, a reference or not applicable, and every verdict prints where its requirement comes from (\`origin.ts\`). \`applicability.ts\` says of each clause whether this kind of review checks it; one that is not checked is shown with the reason, e.g. 不适用于本次项目验收：联盟层面条款, and is never scored.

How an organiser reviews is not in the standard. It is a house rules pack (\`resources/rules/model-2026/rules.json\`, schema \`rules-schema.ts\`): panel, recusal, scoring, vetoes, ballot, deadlines, forms, materials. What ships is a model (示范细则); forms print 演示 until an organiser adopts it with a document number, date and name.`;
}

const verdicts = `## How a verdict comes about

\`evaluate-clause.ts\` compares exact fractions, unrounded, after the conversions stated in \`measurement/units.ts\` and no others; 以上 and 不低于 include the threshold, 小于 and 高于 do not. The answer is 达到, 未达到, 不适用 with the reason, 待定 with what is missing, or 未规定. \`compliance.ts\` puts every requirement of a project on one board: origin in rank order (任务书, 大纲与细则, 标准, 专家组认定), how far it binds, verdict, arithmetic and evidence.

- A scenario's accuracy that the task contract or the outline adopts takes the general one's place (\`replacement.ts\`); annex A is otherwise a reference.
- Only binding targets of the contract veto. A soft clause (通常, 一般) that is departed from is a remark.
- An adjusted target shows every step, original, approval, current (\`threshold-chain.ts\`).
- Clauses of the alliance, the year, the transfer stage, and consequences of a conclusion stand under “elsewhere” with where they belong, and are never counted, not even where a test item names one.
- What has no value may still fail an upper limit: an investment that did not come back in the years that were looked at, or calls that never answered, are above what they are known to exceed. A demand that contradicts itself, or asks of a target what the contract does not, holds the dossier back.
- A value is printed with as many decimals as tell its side of what is demanded: no 99.00 % is called short of 99 %.
- What a sample supports stands beside a verdict and never makes one: Wilson's interval decides the hint, the exact interval of Clopper and Pearson is printed with it, and a sample too small says how many would be needed.`;

const indices = `## Indices

${indexIds.map((id) => `- ${indexCatalogue[id].title.zh} (\`${id}\`): ${indexCatalogue[id].clauses.map((clause) => `\`${clause}\``).join(", ")}`).join("\n")}

Each has a schema for its inputs, exact arithmetic, a trace in both languages, and findings on exactly these clauses. Thresholds and weights come from the pack; weights the standard does not give come from the house rules, and while they are null the index is blocked (未配置) and never averaged. Semantic similarity is \`${similarityMethod}\`, computed on this machine (\`indices/text-similarity.ts\`).`;

const mistakes = `## Bad packs

A pack is validated by the schemas (\`resources/schemas/standard-pack.json\` and \`house-rules.json\` say the same for other readers) whenever the program is built and whenever a pack is loaded. What is refused with \`pack-invalid\` names the place and the reason. Some mistakes have a name of their own: \`clause-unknown\`, \`threshold-missing\`, \`weights-not-one\`, \`component-out-of-range\`, \`readings-incomplete\`, \`reading-fixed\`.`;

/** Every conversion the program makes: each unit in the first of its kind. */
function unitTable(): string {
  const kinds: string[][] = [];
  for (const unit of knownUnits) {
    const kind = kinds.find(([first = ""]) => convertUnit(one, unit, first) !== null);
    if (kind === undefined) kinds.push([unit]);
    else kind.push(unit);
  }
  const rows = kinds
    .filter((kind) => kind.length > 1)
    .map(([base = "", ...others]) => [
      base,
      others.map((unit) => `1 ${unit} = ${toExact(convertUnit(one, unit, base) ?? one)}`).join("; "),
    ]);
  const alone = kinds.filter((kind) => kind.length === 1).flat();
  return `## Units\n\nConversions are exact and there are no others: what is not in a line together is not compared. ${alone.join(", ")} are compared only with themselves.\n\n${table(["in", "conversions"], rows)}`;
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

function evaluationTable(pack: StandardPack): string {
  const rows = pack.clauses.map((clause) => {
    const places = placesOf(clause);
    const elsewhere =
      instrumentOf(pack, clause) === null
        ? "shown with its reason: standard/applicability.ts"
        : "entered by people: standard/evaluate-clause.ts";
    const tests = testsOf(clause).map((file) => file.replace(/(\.test)?\.ts$/, ""));
    return [`\`${clause.id}\``, places.length === 0 ? elsewhere : places.join(", "), tests.join(", ")];
  });
  return table(["clause", "where evaluated", "tests"], rows);
}

function ambiguityTable(pack: StandardPack): string {
  const rows = pack.ambiguities.map(({ number, issue, default: neutral, settledBy, rule }) => [
    String(number),
    issue.zh,
    neutral.zh,
    rule === null ? settlers[settledBy] : `${settlers[settledBy]}: \`${rule}\``,
    settledBy === "program" ? `\`readings.${number}\`, fixed` : `\`readings.${number}\``,
    pack.clauses
      .filter(({ ambiguities }) => ambiguities.includes(number))
      .map(({ id }) => `\`${id}\``)
      .join(" "),
  ]);
  return table(["no.", "unclear", "default", "settled by", "in the house rules", "clauses"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
