import { useId } from "react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text.ts";

/** What a control needs to be tied to its label, hint and error. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
  readonly status?: "error";
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what was typed; null while nothing is. */
  readonly error?: string | null;
  readonly optional?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A label, a control, and under it what to type or what is wrong. */
export function Field({ label, hint, error = null, optional = false, children }: FieldProps) {
  const text = useText();
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint ?? null;
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
        {optional ? <span className="field-optional">{text.common.optional}</span> : null}
      </label>
      {children({
        id,
        "aria-describedby": note === null ? undefined : noteId,
        "aria-invalid": error !== null,
        ...(error === null ? {} : { status: "error" as const }),
      })}
      {note === null ? null : (
        <p id={noteId} className={error === null ? "field-note" : "field-note field-error"}>
          {note}
        </p>
      )}
    </div>
  );
}
