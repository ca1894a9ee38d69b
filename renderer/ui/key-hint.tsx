import { Glyph } from "./glyph.tsx";

const names: Readonly<Record<string, string>> = { Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓" };

/** A key as a cap: J, ↵, ?. */
export function KeyCap({ name }: { readonly name: string }) {
  return (
    <kbd className="keycap">{name === "Enter" ? <Glyph name="enter" /> : (names[name] ?? name.toUpperCase())}</kbd>
  );
}

export interface KeyHintProps {
  readonly keys: readonly string[];
  readonly label: string;
}

/** Keys and what they do. */
export function KeyHint({ keys, label }: KeyHintProps) {
  return (
    <span className="keyhint">
      {keys.map((key) => (
        <KeyCap key={key} name={key} />
      ))}
      {label}
    </span>
  );
}
