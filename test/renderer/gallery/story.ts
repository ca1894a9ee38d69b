import type { z } from "zod";
import type { dossierDraftSchema } from "#shared/contract/dossiers.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import type { Outline, Requirement } from "#shared/domain/dossier/outline.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import type { Target } from "#shared/domain/dossier/target.ts";
import { completenessOf } from "#shared/domain/dossier/completeness.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import rulesText from "#resources/rules/model-2026/rules.json?raw";
import storyText from "#resources/demo/machine-shop/story.json?raw";
import { storySchema } from "#resources/demo/story-schema.ts";
import { digest, sampleId } from "./sample.ts";

export const story = storySchema.parse(JSON.parse(storyText));
export const rules = rulesSchema.parse(JSON.parse(rulesText));

export const dossierId = sampleId(100);
const ids = { target: 2000, material: 3000, item: 4000, requirement: 5000, unit: 6000, member: 1 };

export const targets: readonly Target[] = story.targets.map((target, index) => ({
  ...target,
  id: sampleId(ids.target + index),
}));

export const materials: readonly Material[] = story.materials.map((material, index) => ({
  id: sampleId(ids.material + index),
  no: material.no,
  title: material.title,
  category: material.category,
  nature: material.nature,
  fileName: material.file,
  mediaType: material.mediaType,
  size: 180_000 + index * 41_337,
  digest: digest(material.no),
  sealed: digest(material.title),
  pages: material.pages,
  volumePages: material.volumePages,
  issuer: material.issuer,
  validUntil: material.validUntil,
}));

function sourceOf(
  origin: (typeof story.outline.items)[number]["requirements"][number]["origin"],
): Requirement["source"] {
  if (origin.type === "clause") return { type: "clause", clauseId: origin.clauseId };
  if (origin.type === "outline") return { type: "outline" };
  return { type: "target", targetId: targets.find(({ no }) => no === origin.no)?.id ?? sampleId(0) };
}

export const outline: Outline = {
  items: story.outline.items.map((item, index) => ({
    ...item,
    id: sampleId(ids.item + index),
    requirements: item.requirements.map(({ origin, adoption, demand, reason }, at) => ({
      id: sampleId(ids.requirement + index * 20 + at),
      source: sourceOf(origin),
      adoption,
      demand,
      reason,
    })),
  })),
  confirmation: story.outline.confirmation,
};

export const panel: readonly PanelMember[] = story.panel.map((member, index) => ({
  identityId: sampleId(ids.member + index),
  name: member.name,
  unit: member.unit,
  title: member.title,
  category: member.category,
  position: member.position,
  signingKey: digest(member.key),
  recipient: `age1${member.key}`,
  recusal: digest(member.name),
  conflict: member.recusal.grounds.length > 0,
}));

const profile = {
  ...story.profile,
  participants: story.profile.participants.map((unit, index) => ({ ...unit, id: sampleId(ids.unit + index) })),
  team: story.profile.team.map((person, index) => ({ ...person, id: sampleId(ids.unit + 100 + index) })),
  milestones: story.profile.milestones.map((one, index) => ({ ...one, id: sampleId(ids.unit + 200 + index) })),
};

export const draft: z.input<typeof dossierDraftSchema> = {
  dossierId,
  state: "draft",
  profile,
  targets: [...targets],
  materials: materials.slice(0, 9),
  outline,
  panel: panel.map((member, index) => (index === 2 ? { ...member, recusal: null } : member)),
  recorder: null,
  follows: null,
  completeness: completenessOf({
    profile,
    targets,
    materials: materials.slice(0, 9),
    outline,
    panel,
    recorder: null,
    follows: null,
    rules,
  }).map((line) => ({ ...line, text: { ...line.text } })),
  versions: [
    { version: 1, digest: digest("one"), issuedAt: "2026-10-28T16:20:00+08:00" },
    { version: 2, digest: digest("two"), issuedAt: "2026-11-05T09:10:00+08:00" },
  ],
};

export const dossier: Dossier = {
  dossierId,
  version: 3,
  previous: { digest: digest("two"), reason: "补充第三方检测报告" },
  follows: null,
  profile,
  targets: [...targets],
  materials: [...materials],
  outline,
  panel: [...panel],
  recorder: { identityId: sampleId(60), name: "陆晓敏", signingKey: digest("recorder"), recipient: "age1recorder" },
  rules,
};
