import { useEffect, useRef } from "react";
import type { ComplianceRow } from "#shared/domain/standard/compliance-row.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSay } from "../../ui/use-say.ts";
import { VerdictTag } from "../../ui/verdict-tag.tsx";
import { ClauseLink } from "../standard/clause-link.tsx";
import { EvidenceList } from "./evidence-list.tsx";

export interface RowLineProps {
  readonly row: ComplianceRow;
  readonly here: boolean;
  readonly onChoose: () => void;
}

/** A number and its unit stay on one line. */
function withItsUnit(words: string): string {
  return words.replaceAll(/(\d) (?=\S)/g, "$1\u00a0");
}

/** One requirement: what, whence, how it stands, and what that rests on. */
export function RowLine({ row, here, onChoose }: RowLineProps) {
  const text = useText();
  const say = useSay();
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const [clauseId] = row.clauses;
  const force = text.compliance.forces[row.force];
  return (
    <tr ref={line} className={here ? "compliance-here" : ""} aria-current={here ? "true" : undefined}>
      <td>
        <button type="button" className="link compliance-title" onClick={onChoose}>
          {say(row.title)}
        </button>
        <span>{withItsUnit(say(row.demand))}</span>
      </td>
      <td>
        {clauseId === undefined ? (
          say(row.origin.words)
        ) : (
          <ClauseLink clauseId={clauseId}>{say(row.origin.words)}</ClauseLink>
        )}
        <span className="muted compliance-force">{force}</span>
      </td>
      <td>
        <VerdictTag verdict={row.verdict} />
        <span className="muted small compliance-reason">{say(row.reason)}</span>
        {row.vetoes ? <span className="field-error small compliance-reason">{text.compliance.vetoes}</span> : null}
      </td>
      <td>
        <EvidenceList evidence={row.evidence.slice(0, 3)} />
        {row.evidence.length > 3 ? (
          <button type="button" className="link small" onClick={onChoose}>
            {text.compliance.moreEvidence(String(row.evidence.length - 3))}
          </button>
        ) : null}
      </td>
    </tr>
  );
}
