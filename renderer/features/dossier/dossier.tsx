import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { goTo } from "../../app/navigation.ts";
import { dossierParts } from "../../app/route.ts";
import type { DossierPart } from "../../app/route.ts";
import { useText } from "../../i18n/use-text.ts";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { Answered } from "../../ui/answered.tsx";
import { BesidePlace } from "../../ui/beside.tsx";
import { ItemList } from "../../ui/item-list.tsx";
import type { ListedItem } from "../../ui/item-list.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useSay } from "../../ui/use-say.ts";
import { CompletenessBoard } from "./completeness-board.tsx";
import type { DossierDraft } from "./draft.ts";
import { IssuePart } from "./issue-part.tsx";
import { MaterialsPart } from "./materials-part.tsx";
import { OutlinePart } from "./outline-part.tsx";
import { PanelPart } from "./panel-part.tsx";
import { ProfilePart } from "./profile-part.tsx";
import { RulesPart } from "./rules-part.tsx";
import { TargetsPart } from "./targets-part.tsx";
import { useKindInForce } from "./use-house-rules.ts";

/** Builds a dossier step by step, from profile to issue; what is missing stands beside every step. */
export function Dossier({ dossierId, part }: { readonly dossierId: string; readonly part: DossierPart }) {
  const text = useText();
  const say = useSay();
  const answer = useQuery(client.dossiers.read, { dossierId });
  const kind = useKindInForce(valueOf(answer)?.profile.kind ?? "acceptance");
  // Where nothing is measured there is no outline to agree on.
  const parts = dossierParts.filter((name) => name !== "outline" || kind?.gates.includes("outline") !== false);
  const labelOf = (id: DossierPart) =>
    id === "outline" && kind !== null ? text.review.outlineOf(say(kind.noun)) : text.dossier.parts[id];
  const go = (to: DossierPart) => goTo({ page: "dossier", dossierId, part: to });
  const step = (by: 1 | -1) => () => {
    const to = parts.find((name) => name === neighbour(parts, part, by));
    if (to !== undefined) go(to);
  };
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: step(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: step(-1), foot: true },
  ]);
  const draft = answer.state === "ready" ? answer.value : null;
  const latest = draft?.versions.at(-1) ?? null;
  return (
    <WorkstationDesk
      title={draft?.profile.title ?? text.common.loading}
      {...(draft === null
        ? {}
        : {
            subtitle: [
              draft.profile.code,
              text.words.kinds[draft.profile.kind],
              latest === null ? text.dossier.notIssued : text.dossier.version(String(latest.version)),
            ].join(" · "),
            demo: draft.profile.demo,
          })}
      rail={
        <ItemList
          title={text.dossier.partsTitle}
          current={part}
          onSelect={(id) => go(dossierParts.find((name) => name === id) ?? "profile")}
          words={{ done: text.dossier.stateDone, doing: text.dossier.stateDoing, todo: text.dossier.stateTodo }}
          items={parts.map((id) => ({ id, label: labelOf(id), state: stateOf(draft, id) }))}
        />
      }
      side={
        <>
          <BesidePlace />
          <CompletenessBoard draft={draft} part={part} onGo={go} />
        </>
      }
    >
      <Answered answer={answer}>
        {(value) => (
          <div className="page">
            <h2 className="page-title">{labelOf(part)}</h2>
            <Part draft={value} part={part} />
            {part === "issue" ? null : (
              <div className="action-bar">
                <span className="action-space">{latest === null ? "" : text.dossier.issuedNote}</span>
                <PrimaryAction label={text.dossier.next} onAct={step(1)} />
              </div>
            )}
          </div>
        )}
      </Answered>
    </WorkstationDesk>
  );
}

function Part({ draft, part }: { readonly draft: DossierDraft; readonly part: DossierPart }) {
  switch (part) {
    case "profile":
      return <ProfilePart draft={draft} />;
    case "targets":
      return <TargetsPart draft={draft} />;
    case "materials":
      return <MaterialsPart draft={draft} />;
    case "outline":
      return <OutlinePart draft={draft} />;
    case "panel":
      return <PanelPart draft={draft} />;
    case "rules":
      return <RulesPart draft={draft} />;
    case "issue":
      return <IssuePart draft={draft} />;
  }
}

/** How far a step is: complete when nothing of it is missing; the last one once something has been issued. */
export function stateOf(draft: DossierDraft | null, part: DossierPart): ListedItem["state"] {
  if (draft === null) return "todo";
  if (part === "issue") return draft.versions.length > 0 ? "done" : "todo";
  const lines = draft.completeness.filter((line) => line.part === part);
  if (lines.every((line) => line.state !== "missing")) return "done";
  return lines.some((line) => line.state === "complete") ? "doing" : "todo";
}
