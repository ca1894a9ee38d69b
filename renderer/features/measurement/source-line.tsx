import type { Reading } from "#shared/domain/record/entries.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { formatCount, shortDigest } from "../../ui/formatting.ts";

/** Where readings come from, after the number of the item: ` · 样本 3,000 条 · 来源 …`. Nothing while there are none. */
export function SourceLine({ reading }: { readonly reading: Reading | null }) {
  const text = useText();
  const { dossier } = useReview();
  if (reading === null) return null;
  const { source } = reading;
  if (source.type === "typed") return <> · {text.measurement.typed}</>;
  if (source.type === "csv")
    return (
      <>
        {" "}
        · {text.measurement.samples(formatCount(source.rows))} ·{" "}
        {text.measurement.fromFile(source.fileName, shortDigest(source.digest))}
      </>
    );
  const material = dossier.materials.find(({ id }) => id === source.materialId);
  return <> · {text.measurement.fromMaterial(material === undefined ? "" : `${material.no} ${material.title}`)}</>;
}
