import type { ReactNode } from "react";

export interface CardProps {
  readonly title?: string;
  /** Right of the title: a source, a count, who can see this. */
  readonly aside?: ReactNode;
  readonly tone?: "plain" | "notice" | "problem" | "good";
  readonly children: ReactNode;
}

/** One thing on paper. A titled card is a region with that name. */
export function Card({ title, aside, tone = "plain", children }: CardProps) {
  return (
    <section className={`card card-${tone}`} aria-label={title}>
      {title === undefined ? null : (
        <header className="card-head">
          <span>{title}</span>
          {aside === undefined ? null : <span className="card-aside">{aside}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

/** A sentence that must not be missed, with the word that says what it is. */
export function Notice({ label, children, tone = "notice" }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role="note">
      <strong>{label}</strong>
      <span>{children}</span>
    </div>
  );
}

export interface NoticeProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly tone?: "notice" | "problem" | "good";
}
