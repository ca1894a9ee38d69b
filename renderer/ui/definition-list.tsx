import type { ReactNode } from "react";

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

/** Terms and what they are, one pair a line. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl className="definitions">
      {items.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
