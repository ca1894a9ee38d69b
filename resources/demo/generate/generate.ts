import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DemoStory } from "../story-schema.ts";
import type { Contents } from "./forms/facts.ts";
import { contents as carBodyContents } from "./car-body/contents.ts";
import { carBody } from "./car-body/story.ts";
import { contents as fruitContents } from "./fruit-grading/contents.ts";
import { fruitGrading } from "./fruit-grading/story.ts";
import { contents as machineShopContents } from "./machine-shop/contents.ts";
import { contents as recheckContents } from "./machine-shop-recheck/contents.ts";
import { machineShopRecheck } from "./machine-shop-recheck/story.ts";
import { machineShop } from "./machine-shop/story.ts";
import { contents as sugarcaneContents } from "./sugarcane/contents.ts";
import { aluminiumMidterm } from "./kinds/aluminium-midterm.ts";
import { contents as midtermContents } from "./kinds/aluminium-papers.ts";
import { contents as millContents, millAssessment } from "./kinds/mill-assessment.ts";
import { contents as pressContents, sugarPress } from "./kinds/sugar-press.ts";
import { contents as teaContents, teaSorting } from "./kinds/tea-sorting.ts";
import { contents as yearlyContents, yearlyPerformance } from "./kinds/yearly-performance.ts";
import { sugarcane } from "./sugarcane/story.ts";
import { writeMaterials, writeStory } from "./write-dossier.ts";

/*
 * Writes the committed demo data:  node resources/demo/generate/generate.ts [--stories] [dossier [material…]]
 * `--stories` writes only story.json. See README.md beside this file for what it needs.
 */
const dossiers: readonly { readonly story: DemoStory; readonly contents: Contents }[] = [
  { story: machineShop, contents: machineShopContents },
  { story: machineShopRecheck, contents: recheckContents },
  { story: carBody, contents: carBodyContents },
  { story: fruitGrading, contents: fruitContents },
  { story: sugarcane, contents: sugarcaneContents },
  { story: teaSorting, contents: teaContents },
  { story: sugarPress, contents: pressContents },
  { story: aluminiumMidterm, contents: midtermContents },
  { story: yearlyPerformance, contents: yearlyContents },
  { story: millAssessment, contents: millContents },
];

const demoFolder = fileURLToPath(new URL("..", import.meta.url));
const [wanted, ...materials] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

for (const { story, contents } of dossiers) {
  if (wanted !== undefined && wanted !== story.id) continue;
  const folder = join(demoFolder, story.id);
  writeStory(story, folder);
  if (!process.argv.includes("--stories")) await writeMaterials(story, contents, folder, materials);
}
