import { Glyph } from "./glyph.tsx";

export interface ListedItem {
  readonly id: string;
  readonly label: string;
  /** `done` is settled, `doing` has something in it, `todo` is untouched. */
  readonly state: "done" | "doing" | "todo";
  readonly note?: string;
}

export interface ItemListProps {
  readonly title: string;
  readonly items: readonly ListedItem[];
  readonly current: string | null;
  readonly onSelect: (id: string) => void;
  /** How each state is called, read out to those who do not see the dots. */
  readonly words: Readonly<Record<ListedItem["state"], string>>;
}

/** The items of the stage, grouped as the rail shows them. */
export function ItemList({ title, items, current, onSelect, words }: ItemListProps) {
  return (
    <nav className="rail-part" aria-label={title}>
      <h2 className="rail-title">{title}</h2>
      <ul className="rail-list">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={`rail-item rail-item-${item.state}`}
              aria-current={item.id === current ? "true" : undefined}
              onClick={() => onSelect(item.id)}
            >
              <span className="rail-dot" title={words[item.state]} aria-hidden="true">
                {item.state === "done" ? <Glyph name="check" /> : null}
              </span>
              <span className="rail-name">{item.label}</span>
              {item.note === undefined ? null : <span className="rail-count">{item.note}</span>}
              <span className="unseen">{words[item.state]}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
