import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { useText } from "../../i18n/use-text.ts";
import { useKind, useSectionName } from "../review/review-context.ts";

/** The opinion to read: every section in print order, each point with what it rests on. */
export function OpinionText({ opinion }: { readonly opinion: OpinionDraft }) {
  const text = useText();
  const sectionName = useSectionName();
  const { sections } = useKind().opinion;
  return (
    <div className="opinion-text">
      {sections.map(({ id }) => (
        <section key={id}>
          <h3 className="sentence">{sectionName(id)}</h3>
          {opinion.sections[id].trim() === "" ? null : <p>{opinion.sections[id]}</p>}
          {id === "problems" || id === "suggestions" ? (
            <ol>
              {opinion[id].map((point, index) => (
                <li key={index}>
                  {point.text}
                  <span className="muted">{text.freeze.basisOf(point.basis)}</span>
                </li>
              ))}
            </ol>
          ) : null}
        </section>
      ))}
    </div>
  );
}
