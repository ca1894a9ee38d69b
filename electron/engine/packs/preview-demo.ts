import type { PreviewedReview } from "#shared/contract/packs.ts";
import { type PreviewFacts, previewRules } from "#shared/domain/standard/rules-preview.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import type { QueryContext } from "../context.ts";
import { readStories } from "../demo/story-files.ts";
import { factsOf } from "../demo/story-to-facts.ts";

interface PlayedDemo {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly facts: PreviewFacts;
}

/** What ships does not change while the program runs. By the folder of what ships. */
const played = new Map<string, readonly PlayedDemo[]>();

/** What a draft of the house rules would alter in the demo reviews that ship, whatever the library holds. */
export function previewDemo({ packs }: Pick<QueryContext, "packs">, draft: HouseRules): readonly PreviewedReview[] {
  return demoReviews(packs).map(({ facts, ...review }) => ({
    ...review,
    state: null,
    effects: previewRules(facts, packs.rules.content, draft, packs.standard.content),
  }));
}

function demoReviews({ resources, model }: QueryContext["packs"]): readonly PlayedDemo[] {
  const before = played.get(resources);
  if (before !== undefined) return before;
  const read = readStories(resources).map((story) => ({
    id: story.id,
    code: story.profile.code,
    title: story.profile.title,
    facts: factsOf(story, resources, model.content),
  }));
  played.set(resources, read);
  return read;
}
