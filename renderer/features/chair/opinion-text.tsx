import { opinionSectionName } from "#shared/domain/opinion/completeness.ts";
import { opinionSectionIds } from "#shared/domain/opinion/opinion.ts";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSay } from "../../ui/use-say.ts";

/** An opinion as it reads: the sections in the customary order, problems and suggestions with what they rest on. */
export function OpinionText({
  opinion,
}: {
  readonly opinion: Pick<OpinionDraft, "sections" | "problems" | "suggestions">;
}) {
  const text = useText();
  const say = useSay();
  return (
    <article className="opinion">
      {opinionSectionIds.map((id) => {
        const points = id === "problems" ? opinion.problems : id === "suggestions" ? opinion.suggestions : [];
        const words = opinion.sections[id];
        if (words.trim() === "" && points.length === 0) return null;
        return (
          <section key={id}>
            <h3>{say(opinionSectionName(id))}</h3>
            {words.trim() === "" ? null : <p>{words}</p>}
            {points.length === 0 ? null : (
              <ol>
                {points.map((point, index) => (
                  <li key={index}>
                    {point.text}
                    <span className="muted">{text.vote.basis(point.basis)}</span>
                  </li>
                ))}
              </ol>
            )}
          </section>
        );
      })}
    </article>
  );
}
