import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type DemoStory, storySchema } from "#resources/demo/story-schema.ts";
import { Refusal } from "#shared/errors.ts";

const officeSchema = z.object({ name: z.string().min(1), unit: z.string(), title: z.string() });
const demoAllianceSchema = z.object({ name: z.string().min(1), secretariat: officeSchema, recorder: officeSchema });
export type DemoAlliance = z.infer<typeof demoAllianceSchema>;

/** The demo alliance and the two people of its secretariat. `resources` is the folder of everything that ships. */
export function readDemoAlliance(resources: string): DemoAlliance {
  return demoAllianceSchema.parse(JSON.parse(readFileSync(path.join(resources, "demo", "alliance.json"), "utf8")));
}

/**
 * Every demo story that ships, in the order of its sitting. A folder without `story.json` is none.
 * Throws Refusal `pack-invalid` naming the story that does not fit the schema.
 */
export function readStories(resources: string): readonly DemoStory[] {
  const folder = path.join(resources, "demo");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name, "story.json"))
    .filter((file) => existsSync(file))
    .map(readStory)
    .toSorted((left, right) => left.sitting.startsAt.localeCompare(right.sitting.startsAt));
}

/** Where the files of a story's materials lie. */
export function materialFile(resources: string, story: Pick<DemoStory, "id">, file: string): string {
  return path.join(resources, "demo", story.id, "materials", file);
}

function readStory(file: string): DemoStory {
  const parsed = storySchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal("pack-invalid", { path: `${file} ${issue?.path.join(".") ?? ""}`, reason: issue?.message ?? "" });
}
