import type { DossierPart } from "../../app/route.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import type { GlyphName } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import type { DossierDraft } from "./draft.ts";

const shapes: Readonly<Record<"complete" | "missing" | "advice", GlyphName>> = {
  complete: "check",
  missing: "cross",
  advice: "question",
};

export interface CompletenessBoardProps {
  readonly draft: DossierDraft | null;
  readonly part: DossierPart;
  readonly onGo: (part: DossierPart) => void;
}

/** What stands between the draft and its issue: this step in full, the other steps where something is missing. */
export function CompletenessBoard({ draft, part, onGo }: CompletenessBoardProps) {
  const text = useText();
  const say = useSay();
  if (draft === null) return null;
  const here = draft.completeness.filter((line) => line.part === part);
  const elsewhere = draft.completeness.filter((line) => line.part !== part && line.state === "missing");
  const words = { complete: text.dossier.complete, missing: text.dossier.missing, advice: text.dossier.advice };
  return (
    <>
      {here.length === 0 ? null : (
        <Card title={text.dossier.completeness} aside={text.dossier.parts[part]}>
          <ul className="board">
            {here.map((line) => (
              <li key={line.id} className={`board-line board-${line.state}`}>
                <Glyph name={shapes[line.state]} />
                <span className="unseen">{words[line.state]}</span>
                <span>{say(line.text)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {elsewhere.length === 0 ? null : (
        <Card title={text.dossier.missing} aside={String(elsewhere.length)}>
          <ul className="board">
            {elsewhere.map((line) => (
              <li key={line.id} className="board-line board-missing">
                <Glyph name="cross" />
                <button type="button" className="link" onClick={() => onGo(line.part)}>
                  {text.dossier.parts[line.part]} · {say(line.text)}
                </button>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
