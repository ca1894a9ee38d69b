import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type DemoStory, storySchema } from "../story-schema.ts";
import { machineShop } from "./machine-shop/story.ts";

const stories: readonly DemoStory[] = [machineShop];

const demoFolder = fileURLToPath(new URL("..", import.meta.url));

function writeStory(story: DemoStory): void {
  writeFileSync(`${demoFolder}/${story.id}/story.json`, `${JSON.stringify(storySchema.parse(story), null, 2)}\n`);
}

for (const story of stories) writeStory(story);
