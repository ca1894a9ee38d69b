/** Small drawn signs: the same on every machine, whatever fonts it has. Decorative; the word beside them speaks. */
export type GlyphName =
  | "check"
  | "cross"
  | "question"
  | "dash"
  | "ring"
  | "lock"
  | "plus"
  | "arrow"
  | "back"
  | "enter"
  | "dot"
  | "warning"
  | "up"
  | "down";

const strokes: Readonly<Record<Exclude<GlyphName, "dot">, string>> = {
  check: "M3 8.6 6.6 12 13 4.4",
  cross: "M4 4 12 12 M12 4 4 12",
  question: "M5.2 5.9C5.2 4.2 6.4 3.2 8 3.2s2.8 1 2.8 2.6C10.8 7.9 8 8 8 10.2 M8 12.7v.2",
  dash: "M3.5 8h9",
  ring: "M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6",
  lock: "M4 7.4h8v5.4H4z M5.7 7.2V5.3a2.3 2.3 0 0 1 4.6 0v1.9",
  plus: "M8 3v10 M3 8h10",
  arrow: "M3 8h9.4 M8.8 4.4 12.6 8l-3.8 3.6",
  back: "M13 8H3.6 M7.2 4.4 3.4 8l3.8 3.6",
  enter: "M12.8 3.6v4.6H3.6 M6.6 5.2l-3 3 3 3",
  warning: "M8 2.6 14 13H2z M8 6.4v3 M8 11.2v.1",
  up: "M4 10l4-4 4 4",
  down: "M4 6l4 4 4-4",
};

export function Glyph({ name }: { readonly name: GlyphName }) {
  return (
    <svg className="glyph" data-shape={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {name === "dot" ? (
        <circle cx="8" cy="8" r="4" fill="currentColor" />
      ) : (
        <path
          d={strokes[name]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
