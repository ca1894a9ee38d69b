import type { z } from "zod";
import type { DemoStory, StoryMember, StoryOrigin } from "#resources/demo/story-schema.ts";
import type { dossiersGroup } from "#shared/contract/dossiers.ts";
import type { Outline, Requirement } from "#shared/domain/dossier/outline.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import type { Target } from "#shared/domain/dossier/target.ts";
import { Refusal } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";

/** One file as `dossiers.addMaterials` takes it, but for the grant. */
export type StoryMaterialInput = Omit<z.input<typeof dossiersGroup.addMaterials.input>["files"][number], "file">;

/** A story's parts in the contract's shapes. The ids of targets and test items are known by the story's own numbers. */
export interface StoryDraft {
  readonly profile: Profile;
  readonly targets: Target[];
  readonly outline: Outline;
  readonly materials: readonly { readonly file: string; readonly input: StoryMaterialInput }[];
  readonly targetIds: ReadonlyMap<string, Id>;
  readonly testItemIds: ReadonlyMap<string, Id>;
}

/** Translates a story into a dossier draft. `makeId` gives a new identifier at every call. Throws Refusal `not-found` where the story names what it does not have. */
export function draftOf(story: DemoStory, makeId: () => Id): StoryDraft {
  const { profile } = story;
  const targets = story.targets.map((target) => ({ id: makeId(), ...target }));
  const targetIds = new Map(targets.map((target) => [target.no, target.id]));
  const items = story.outline.items.map((item) => ({
    ...item,
    id: makeId(),
    requirements: item.requirements.map(({ origin, ...requirement }): Requirement => ({
      ...requirement,
      id: makeId(),
      source: sourceOf(origin, targetIds),
    })),
  }));
  return {
    profile: {
      ...profile,
      ...(story.sitting.mode === "meeting" ? {} : { mode: story.sitting.mode }),
      participants: profile.participants.map((participant) => ({ id: makeId(), ...participant })),
      team: profile.team.map((person) => ({ id: makeId(), ...person })),
      milestones: profile.milestones.map((milestone) => ({ id: makeId(), ...milestone })),
    },
    targets,
    outline: { items, confirmation: story.outline.confirmation },
    materials: story.materials.map(({ file, no, title, category, nature, issuer, volumePages, validUntil }) => ({
      file,
      input: { no, title, category, nature, issuer, volumePages, validUntil },
    })),
    targetIds,
    testItemIds: new Map(items.map((item) => [item.no, item.id])),
  };
}

/** A member of the panel as drawn, and as it stands once everyone has answered the recusal check sheet. */
export interface StoryPanelMember {
  readonly key: string;
  readonly position: "chair" | "member" | "alternate";
}

/** The panel first drawn: members and alternates, nobody replaced yet. */
export function drawnPanel(story: DemoStory): readonly StoryPanelMember[] {
  return story.panel.map(({ key, position }) => ({ key, position }));
}

/**
 * The panel as issued: the alternate named for someone with a conflict stands in that place, and whoever stepped back is listed where the alternate
 * was, so that the panel still shows the fact (house rule: recusal).
 */
export function seatedPanel(story: DemoStory): readonly StoryPanelMember[] {
  const standIns = new Map(
    story.panel.flatMap((member) => (member.replacedBy === null ? [] : [[member.replacedBy, member.position]])),
  );
  return story.panel.map(({ key, position, replacedBy }) => ({
    key,
    position: replacedBy === null ? (standIns.get(key) ?? position) : "alternate",
  }));
}

/** Whether anyone stepped back, so that the issued panel is not the drawn one. */
export function isReplaced(story: DemoStory): boolean {
  return story.panel.some((member) => member.replacedBy !== null);
}

/** The answer to the recusal check sheet: grounds of the house rules, and the reason in words; none where nothing is declared. */
export function recusalAnswer(member: StoryMember): { readonly grounds: string[]; readonly reason: string } {
  const { grounds } = member.recusal;
  return {
    grounds: [...new Set(grounds.map(({ ground }) => ground))],
    reason: grounds.map(({ participant, note }) => (participant === "" ? note : `${participant}：${note}`)).join("；"),
  };
}

function sourceOf(origin: StoryOrigin, targetIds: ReadonlyMap<string, Id>): Requirement["source"] {
  switch (origin.type) {
    case "target":
      return { type: "target", targetId: known(targetIds, "指标 / target", origin.no) };
    case "clause":
      return { type: "clause", clauseId: origin.clauseId };
    case "outline":
      return { type: "outline" };
  }
}

/** The id a story's own number stands for. Throws Refusal `not-found`. */
export function known(ids: ReadonlyMap<string, Id>, what: string, no: string): Id {
  const id = ids.get(no);
  if (id === undefined) throw new Refusal("not-found", { what: `${what} ${no}` });
  return id;
}
