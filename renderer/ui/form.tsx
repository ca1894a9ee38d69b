import type { ReactNode } from "react";

export interface FormProps {
  /** Whether everything it needs is there and nothing is under way: only then Enter or its button sends it. */
  readonly ready: boolean;
  readonly onSubmit: () => unknown;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What is filled in and sent at once, by Enter or by its button. */
export function Form({ ready, onSubmit, className, children }: FormProps) {
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void onSubmit();
      }}
    >
      {children}
    </form>
  );
}
