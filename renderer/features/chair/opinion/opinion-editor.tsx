import { Input } from "antd";
import type { SyntheticEvent } from "react";
import type { OpinionSectionId } from "#shared/domain/opinion/opinion.ts";
import { useText } from "../../../i18n/use-text.ts";
import { useKind, useSectionName } from "../../review/review-context.ts";
import { PointEditor } from "./point-editor.tsx";
import type { OpinionWriting } from "./use-opinion-writing.ts";

/** The opinion as it will be printed, section after section, each typed into where it stands. */
export function OpinionEditor({ writing }: { readonly writing: OpinionWriting }) {
  const { sections } = useKind().opinion;
  return (
    <div className="opinion-paper">
      {sections.map(({ id }) =>
        id === "problems" || id === "suggestions" ? (
          <PointEditor key={id} list={id} writing={writing} />
        ) : (
          <SectionEditor key={id} id={id} writing={writing} />
        ),
      )}
    </div>
  );
}

interface SectionEditorProps {
  readonly id: OpinionSectionId;
  readonly writing: OpinionWriting;
}

function SectionEditor({ id, writing }: SectionEditorProps) {
  const text = useText();
  const { draft, change, place, setPlace, flush } = writing;
  const here = place?.kind === "section" && place.id === id;
  const words = draft.sections[id];
  const name = useSectionName()(id);
  function note({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) {
    setPlace({ kind: "section", id, caret: currentTarget.selectionStart });
  }
  return (
    <section className={here ? "opinion-section opinion-here" : "opinion-section"}>
      <h3 className="opinion-heading">
        <span className="sentence">{name}</span>
        {words.trim() === "" ? <span className="opinion-empty">{text.opinion.compulsory}</span> : null}
      </h3>
      <Input.TextArea
        aria-label={name}
        id={`opinion-${id}`}
        autoSize={{ minRows: 2 }}
        value={words}
        onFocus={note}
        onSelect={note}
        onChange={(event) => {
          change({ ...draft, sections: { ...draft.sections, [id]: event.target.value } });
          note(event);
        }}
        onBlur={() => void flush()}
      />
    </section>
  );
}
