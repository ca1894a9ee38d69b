import { opinionSectionName } from "#shared/domain/opinion/completeness.ts";
import { opinionSectionIds } from "#shared/domain/opinion/opinion.ts";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSay } from "../../ui/use-say.ts";

/** The opinion to read: every section in print order, each point with what it rests on. */
export function OpinionText({ opinion }: { readonly opinion: OpinionDraft }) {
  const text = useText();
  const say = useSay();
  return (
    <div className="opinion-text">
      {opinionSectionIds.map((id) => (
        <section key={id}>
          <h3 className="sentence">{say(opinionSectionName(id))}</h3>
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
