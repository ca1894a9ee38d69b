import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { z } from "zod";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { readRows } from "#shared/domain/measurement/csv-readings.ts";
import type { Reading } from "#shared/domain/record/entries.ts";
import type { PreviewFacts } from "#shared/domain/standard/rules-preview.ts";
import { type HouseRules, kindRules } from "#shared/domain/standard/rules-schema.ts";
import { type Id, newId } from "#shared/ids.ts";
import { materialFile } from "./story-files.ts";
import { draftOf, known, seatedPanel, type StoryDraft } from "./story-to-draft.ts";

/** Where nothing is signed there is no digest: these facts are compared and never leave the engine. */
const noDigest = "0".repeat(64);

/**
 * A demo review as if it had been played to its end: the dossier, what was read, the sheets that count and every round of the ballot. `form` is what the
 * sheets were filled in on: the rules that ship. Throws Refusal `not-found` where the story names what it does not have.
 */
export function factsOf(story: DemoStory, resources: string, form: HouseRules): PreviewFacts {
  const makeId = idsInOrder();
  const draft = draftOf(story, makeId);
  const materials = draft.materials.map(({ input }, index) => material(story, index, makeId(), input));
  const panel = panelOf(story);
  const present = new Set(
    story.attendance.filter((entry) => entry.present && entry.member !== null).map((entry) => entry.member ?? ""),
  );
  const appointed = panel.filter((member) => member.position !== "alternate");
  const voters = appointed.map(({ identityId: id }) => ({ id, present: present.has(id), recused: false }));
  return {
    dossier: {
      profile: draft.profile,
      targets: draft.targets,
      outline: draft.outline,
      materials,
      panel: [...panel],
      recorder: "recorder",
      follows: followsOf(story),
    },
    record: {
      readings: [...readingsOf(story, draft, resources, materials)],
      materialChecks: story.materialChecks.map(({ material: no, notedBy: _notedBy, ...check }) => ({
        ...check,
        materialId: materials.find((entry) => entry.no === no)?.id ?? makeId(),
      })),
      questions: story.questions.map((question) => ({ ...question, askedBy: null })),
      events: story.events,
    },
    scores:
      story.sheets.length === 0
        ? null
        : {
            form: kindRules(form, story.kind).criteria,
            members: appointed.map(({ identityId: id, category }) => ({ id, category })),
            given: story.sheets.flatMap(({ member, scores }) =>
              scores.map(({ criterionId, score }) => ({ memberId: member, criterionId, score })),
            ),
          },
    rounds: story.rounds.map(({ opinion, votes }) => ({
      proposal: opinion.proposal,
      voters,
      ballots: votes.map(({ member, vote }) => ({ memberId: member, choice: vote })),
    })),
  };
}

/** Members go by their key in the story. Everybody has answered; who declared a ground stepped back. */
function panelOf(story: DemoStory): readonly PanelMember[] {
  return seatedPanel(story).flatMap(({ key, position }) => {
    const member = story.panel.find((candidate) => candidate.key === key);
    if (member === undefined) return [];
    const { name, unit, title, category, recusal } = member;
    const keys = { signingKey: noDigest, recipient: `age1${key}` };
    return [
      {
        identityId: key,
        name,
        unit,
        title,
        category,
        position,
        ...keys,
        recusal: noDigest,
        conflict: recusal.grounds.length > 0,
      },
    ];
  });
}

function material(story: DemoStory, index: number, id: Id, input: StoryDraft["materials"][number]["input"]): Material {
  const { file = "", mediaType = "", pages = null } = story.materials[index] ?? {};
  const { no, title, category, nature, issuer, volumePages, validUntil } = input;
  return {
    id,
    no: no ?? String(index + 1).padStart(2, "0"),
    title: title ?? file,
    category: category ?? "other",
    nature: nature ?? "self",
    fileName: file,
    mediaType,
    size: 0,
    digest: noDigest,
    sealed: noDigest,
    pages,
    volumePages,
    issuer,
    validUntil,
  };
}

function readingsOf(
  story: DemoStory,
  draft: StoryDraft,
  resources: string,
  materials: readonly Material[],
): readonly Reading[] {
  return story.readings.map(({ item, source, values, ...said }): Reading => {
    const testItemId = known(draft.testItemIds, "大纲 / outline", item);
    switch (source.type) {
      case "typed":
        return { ...said, testItemId, values, source };
      case "material": {
        const materialId = materials.find(({ no }) => no === source.material)?.id ?? noDigest;
        return { ...said, testItemId, values, source: { type: "material", materialId } };
      }
      case "csv": {
        const { file = "" } = story.materials.find(({ no }) => no === source.material) ?? {};
        const text = readFileSync(materialFile(resources, story, file), "utf8").replace(/^\uFEFF/, "");
        const read = readRows(Papa.parse<string[]>(text).data, source.mapping, []);
        const csv = { type: "csv" as const, fileName: file, digest: noDigest, rows: source.rows, leftOut: [] };
        return { ...said, testItemId, values: read.ok ? z.json().parse(read.values) : null, source: csv };
      }
    }
  });
}

/** A re-check looks at all it names and at nothing else: the story is a whole one. */
function followsOf(story: DemoStory): PreviewFacts["dossier"]["follows"] {
  if (story.follows === null) return null;
  const targets = story.targets.map(({ no }) => no);
  const items = story.outline.items.map(({ no }) => no);
  return { reviewId: story.follows, result: noDigest, dossier: noDigest, reopens: { targets, items } };
}

/** Ids that are the same every time: facts are compared, never kept. */
function idsInOrder(): () => Id {
  let count = 0;
  return () => {
    count += 1;
    const bytes = new Uint8Array(16);
    new DataView(bytes.buffer).setUint32(12, count);
    return newId(() => bytes);
  };
}
