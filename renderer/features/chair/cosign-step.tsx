import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { sittingMembers } from "./board-cells.ts";
import { CosignCard } from "./cosign-card.tsx";
import { GoToStep, NotYet } from "./step-bar.tsx";

/** Signatures under the text: the chair's own, and who is still waited for. */
export function CosignStep() {
  const text = useText();
  const { reviewId, view } = useReview();
  const { facts } = view;
  const gate = useGate("cosign");
  const sitting = sittingMembers(facts);
  const signed = sitting.filter(({ cosigned }) => cosigned);
  const chair = sitting.find(({ position }) => position === "chair");
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.chair.steps.cosign}</h2>
        <span className="muted">{text.cosign.how}</span>
      </div>
      {facts.outcome === null ? (
        <NotYet why={gate} />
      ) : (
        <div className="two-columns">
          <div>
            <CosignCard reviewId={reviewId} />
          </div>
          <div>
            <Card
              title={text.result.cosigned}
              aside={text.chair.ofMembers(String(signed.length), String(sitting.length))}
            >
              <ul className="lines">
                {sitting.map(({ identityId, name, cosigned, refused }) => (
                  <li key={identityId} className="line">
                    <span className="line-main strong">{name}</span>
                    {cosigned ? (
                      <StateTag tone="met" glyph="check" word={text.cosign.signed} />
                    ) : refused ? (
                      <StateTag tone="undetermined" glyph="warning" word={text.refusal.refused} />
                    ) : (
                      <StateTag tone="plain" glyph="ring" word={text.cosign.notSigned} />
                    )}
                  </li>
                ))}
              </ul>
              <p className="muted small">{text.cosign.refusal}</p>
            </Card>
          </div>
        </div>
      )}
      {facts.outcome !== null && chair?.cosigned === true ? (
        <GoToStep
          reviewId={reviewId}
          step="result"
          note={
            signed.length === sitting.length
              ? null
              : text.cosign.waiting(
                  sitting
                    .filter(({ cosigned, refused }) => !cosigned && !refused)
                    .map(({ name }) => name)
                    .join(text.common.separator),
                )
          }
        />
      ) : null}
    </div>
  );
}
