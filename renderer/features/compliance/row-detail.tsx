import type { ComplianceRow } from "#shared/domain/standard/compliance-row.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import type { ThresholdStep } from "#shared/domain/standard/threshold-chain.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { VerdictTag } from "../../ui/verdict-tag.tsx";
import { AmbiguityList } from "../standard/ambiguity-list.tsx";
import { ClauseLink } from "../standard/clause-link.tsx";
import { useStandard } from "../standard/use-standard.ts";
import { EvidenceList } from "./evidence-list.tsx";

export interface RowDetailProps {
  readonly row: ComplianceRow;
  readonly rows: readonly ComplianceRow[];
}

/** One requirement in full: the arithmetic, how it was adjusted, what it rests on, where the standard is unclear. */
export function RowDetail({ row, rows }: RowDetailProps) {
  const text = useText();
  const say = useSay();
  const pack = useStandard();
  const instead = rows.find((one) => one.id === row.replacedBy) ?? null;
  return (
    <>
      <Card title={say(row.origin.words)} aside={text.compliance.forces[row.force]}>
        <p className="requirement-title">
          {say(row.title)} <span className="clause-demand">{say(row.demand)}</span>
        </p>
        <p>
          <VerdictTag verdict={row.verdict} />
        </p>
        <p>{say(row.reason)}</p>
        {row.support === null ? null : <p className="muted">{say(row.support.sentence)}</p>}
        {row.deciding ? <p className="muted">{text.compliance.deciding}</p> : null}
        {row.vetoes ? <p className="field-error">{text.compliance.vetoes}</p> : null}
        {row.soft ? <p className="muted">{text.compliance.soft}</p> : null}
        {instead === null ? null : (
          <p className="muted">
            {text.compliance.replaced}
            {text.common.colon}
            {say(instead.title)} {say(instead.demand)}
          </p>
        )}
        {row.trace === null ? null : (
          <details>
            <summary>{text.compliance.trace}</summary>
            <p className="trace">{say(row.trace)}</p>
          </details>
        )}
      </Card>
      {row.chain.length < 2 ? null : <Chain chain={row.chain} />}
      <Card title={text.compliance.evidence} aside={String(row.evidence.length)}>
        <EvidenceList evidence={row.evidence} />
      </Card>
      {row.clauses.length === 0 || pack === null ? null : (
        <Card title={text.standard.clause}>
          <ul>
            {row.clauses.map((id) => (
              <li key={id}>
                <ClauseLink clauseId={id}>
                  {findClause(pack, id)?.ref ?? id} {say(findClause(pack, id)?.metric ?? { zh: "", en: "" })}
                </ClauseLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {pack === null ? null : <AmbiguityList pack={pack} numbers={row.ambiguities} />}
    </>
  );
}

function Chain({ chain }: { readonly chain: readonly ThresholdStep[] }) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  return (
    <Card title={text.compliance.chain}>
      <ol className="changes">
        {chain.map((step) => (
          <li key={`${step.stage}${step.demand.zh}`}>
            <span>
              <span className="muted">{text.compliance.stages[step.stage]}</span> <strong>{say(step.demand)}</strong>
            </span>
            {step.stage === "current" ? null : (
              <span className={step.approval === null ? "field-error" : "muted"}>
                {step.approval === null
                  ? text.compliance.unapproved
                  : text.compliance.approvedBy(
                      step.approval.document,
                      step.approval.approver,
                      format.date(step.approval.date),
                    )}
                {step.reason === null || step.reason === "" ? "" : ` · ${step.reason}`}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
