import { useState } from "react";
import type { ComplianceEvidence } from "#shared/domain/standard/compliance-row.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSay } from "../../ui/use-say.ts";
import { MaterialWindow } from "../materials/material-window.tsx";
import { desksFor } from "../review/places.ts";
import { useReview } from "../review/review-context.ts";

const nothingShown = { material: null, page: 1 };

/** What a verdict rests on: a material opens at the page the record names, a test item where it is kept. */
export function EvidenceList({ evidence }: { readonly evidence: readonly ComplianceEvidence[] }) {
  const text = useText();
  const say = useSay();
  const { reviewId, dossier, view } = useReview();
  const [shown, setShown] = useState<{ readonly material: Material | null; readonly page: number }>(nothingShown);
  if (evidence.length === 0) return <span className="muted">{text.compliance.noEvidence}</span>;
  const desk = desksFor(view).find((name) => name === "record" || name === "member");
  return (
    <>
      <ul className="evidence">
        {evidence.map((one) => {
          switch (one.type) {
            case "fact":
              return <li key={one.words.zh}>{say(one.words)}</li>;
            case "test-item": {
              const words = text.compliance.testItem(one.no, one.title);
              const item = one.testItemId;
              return (
                <li key={item}>
                  {desk === undefined ? (
                    words
                  ) : (
                    <button
                      type="button"
                      className="link"
                      onClick={() => goTo({ page: "review", reviewId, desk, stage: "demonstration", item })}
                    >
                      {words}
                    </button>
                  )}
                </li>
              );
            }
            case "material": {
              const material = dossier.materials.find(({ id }) => id === one.materialId) ?? null;
              return (
                <li key={one.materialId}>
                  <button type="button" className="link" onClick={() => setShown({ material, page: one.page ?? 1 })}>
                    {text.compliance.material(one.no, one.title)}
                    {one.page === null ? "" : ` ${text.compliance.page(String(one.page))}`}
                  </button>
                  {one.volumePages === null ? null : (
                    <span className="muted small">
                      {" "}
                      {text.compliance.pages(String(one.volumePages.from), String(one.volumePages.to))}
                    </span>
                  )}
                </li>
              );
            }
          }
        })}
      </ul>
      <MaterialWindow
        dossierId={reviewId}
        material={shown.material}
        page={shown.page}
        onClose={() => setShown(nothingShown)}
      />
    </>
  );
}
