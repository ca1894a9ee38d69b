import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly title: string;
  /** How this list is filled. */
  readonly how: string;
  readonly children?: ReactNode;
}

/** An empty list says how to fill it, and offers to. */
export function EmptyState({ title, how, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p className="empty-how">{how}</p>
      {children === undefined ? null : <div className="empty-act">{children}</div>}
    </div>
  );
}
