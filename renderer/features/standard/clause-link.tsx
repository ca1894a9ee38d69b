import { Button } from "antd";
import { useState } from "react";
import type { ReactNode } from "react";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { ClauseCard } from "./clause-card.tsx";
import { useStandard } from "./use-standard.ts";

/** Words that name a clause; pressing them shows its card without leaving what one is doing. */
export function ClauseLink({ clauseId, children }: { readonly clauseId: string; readonly children: ReactNode }) {
  const text = useText();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <button type="button" className="link" onClick={() => setShown(clauseId)}>
        {children}
      </button>
      <Dialog open={shown !== null} title={text.standard.clause} onClose={() => setShown(null)} width={44}>
        <div className="clause-dialog">{shown === null ? null : <Shown clauseId={shown} onClause={setShown} />}</div>
        <DialogFoot>
          <Button onClick={() => goTo({ page: "standard", clause: shown })}>{text.standard.openStandard}</Button>
          <Button type="primary" autoFocus onClick={() => setShown(null)}>
            {text.common.close}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}

interface ShownProps {
  readonly clauseId: string;
  readonly onClause: (clauseId: string) => void;
}

function Shown({ clauseId, onClause }: ShownProps) {
  const text = useText();
  const pack = useStandard();
  if (pack === null) return <ProgressLine label={text.common.loading} done={null} total={null} />;
  const clause = findClause(pack, clauseId);
  if (clause === null) return <p className="muted">{text.standard.nothingTitle}</p>;
  return <ClauseCard pack={pack} clause={clause} onClause={onClause} />;
}
