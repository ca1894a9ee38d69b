import { useText } from "../i18n/use-text.ts";

export interface FilterListProps<Id extends string> {
  readonly title: string;
  /** Null means all; undefined means the list is not in use. */
  readonly value: Id | null | undefined;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly onChange: (id: Id | null) => void;
}

/** One choice among a few, or all: pressed again it is taken back. */
export function FilterList<Id extends string>({ title, value, options, onChange }: FilterListProps<Id>) {
  const text = useText();
  return (
    <div className="rail-part" role="group" aria-label={title}>
      <h2 className="rail-title">{title}</h2>
      <div className="filter">
        <button type="button" className="filter-choice" aria-pressed={value === null} onClick={() => onChange(null)}>
          {text.common.all}
        </button>
        {options.map(({ id, label }) => (
          <button
            type="button"
            key={id}
            className="filter-choice"
            aria-pressed={value === id}
            onClick={() => onChange(value === id ? null : id)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
