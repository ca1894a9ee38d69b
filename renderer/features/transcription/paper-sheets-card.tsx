import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import type { StateTagProps } from "../../ui/verdict-tag.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { PaperDialog } from "./paper-dialog.tsx";

const dress: Readonly<Record<"own" | "transcribed" | "begun" | "none", Omit<StateTagProps, "word">>> = {
  own: { tone: "met", glyph: "lock" },
  transcribed: { tone: "met", glyph: "check" },
  begun: { tone: "undetermined", glyph: "arrow" },
  none: { tone: "plain", glyph: "ring" },
};

/** 代录: whose sheet is in, and for a member who prefers paper the way to scan, type and check it. At the recorder's seat. */
export function PaperSheetsCard() {
  const text = useText();
  const { reviewId, view } = useReview();
  const gate = useGate("transcribe");
  const list = valueOf(useQuery(client.transcriptions.list, view.recorder ? { reviewId } : null));
  const [open, setOpen] = useState<string | null>(null);
  if (list === null || view.facts.reveal !== null) return null;
  const chosen = list.find(({ memberId }) => memberId === open) ?? null;
  return (
    <Card title={text.paper.title} aside={gate ?? text.paper.aside}>
      <p className="muted">{text.paper.how}</p>
      {list.map((entry) => {
        const member = view.facts.members.find(({ identityId }) => identityId === entry.memberId);
        // A chair elsewhere holds the sheets: what was sealed here is told by this seat alone.
        const state = entry.state === "none" && member?.sheet === "sealed" ? "own" : entry.state;
        return (
          <div className="check-line" key={entry.memberId}>
            <span className="line-main">
              <span className="strong">{member?.name}</span>
              <span className="muted">{member === undefined ? "" : text.words.categories[member.category]}</span>
            </span>
            <StateTag {...dress[state]} word={text.paper.states[state]} />
            {state === "own" ? null : (
              <Button disabled={gate !== null} onClick={() => setOpen(entry.memberId)}>
                {state === "transcribed" ? text.paper.again : text.paper.transcribe}
              </Button>
            )}
          </div>
        );
      })}
      {chosen === null ? null : <PaperDialog key={chosen.memberId} entry={chosen} onClose={() => setOpen(null)} />}
    </Card>
  );
}
