import type { DemoStory, StoryMember } from "#resources/demo/story-schema.ts";
import type { Wording } from "#shared/contract/dossiers.ts";
import type { ExpertCategory } from "#shared/domain/dossier/profile.ts";
import { Refusal } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import { checkPin } from "../vault/identity-keys.ts";

/** One expert of the stories; the same name at the same unit is the same person on every panel. */
export interface DemoExpert {
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly category: ExpertCategory;
  /** What the welcome card says about them: category, and the panels they sit on. */
  readonly role: Wording;
}

/** Someone with a seat on the demo workstation and the PIN the welcome card shows. */
export interface DemoSeat {
  readonly identityId: Id;
  readonly name: string;
  readonly role: Wording;
  readonly pin: string;
}

/** Name and unit, as the stories know a person. */
export function personKey({ name, unit }: Pick<StoryMember, "name" | "unit">): string {
  return `${name}@${unit}`;
}

/** Everyone on the panels of the stories, each once, in the order in which they first appear. */
export function expertsOf(stories: readonly DemoStory[]): readonly DemoExpert[] {
  const found = new Map<string, { readonly member: StoryMember; readonly panels: Wording[] }>();
  for (const story of stories)
    for (const member of story.panel) {
      const entry = found.get(personKey(member)) ?? { member, panels: [] };
      found.set(personKey(member), entry);
      const { zh, en } = positionWords[member.position];
      entry.panels.push({ zh: `${story.profile.code} ${zh}`, en: `${en} of ${story.profile.code}` });
    }
  return [...found.values()].map(({ member: { name, unit, title, category }, panels }) => ({
    name,
    unit,
    title,
    category,
    role: {
      zh: [categoryWords[category].zh, ...panels.map(({ zh }) => zh)].join(" · "),
      en: [categoryWords[category].en, ...panels.map(({ en }) => en)].join(" · "),
    },
  }));
}

/** The PINs of `count` people: six digits, each different, each one the product accepts; the same at every opening. */
export function demoPins(count: number): readonly string[] {
  const pins: string[] = [];
  // Stepping by a number coprime to a million passes every PIN once before any repeats.
  for (let number = 260_717; pins.length < count; number = (number + 137_219) % 1_000_000) {
    const pin = String(number).padStart(6, "0");
    if (isAcceptable(pin)) pins.push(pin);
  }
  return pins;
}

function isAcceptable(pin: string): boolean {
  try {
    checkPin(pin);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "weak-pin") return false;
    throw error;
  }
}

const positionWords = {
  chair: { zh: "组长", en: "chair" },
  member: { zh: "成员", en: "member" },
  alternate: { zh: "备选专家", en: "alternate" },
} as const satisfies Record<StoryMember["position"], Wording>;

const categoryWords = {
  technical: { zh: "技术专家", en: "technical expert" },
  industry: { zh: "产业专家", en: "industry expert" },
  finance: { zh: "财务专家", en: "finance expert" },
} as const satisfies Record<ExpertCategory, Wording>;
