import { Input } from "antd";
import type { Autosave } from "../../api/use-autosave.ts";
import { useAutosave } from "../../api/use-autosave.ts";
import { client } from "../../api/client.ts";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import type { PrivateDesk } from "./use-private-desk.ts";

export interface PrivateTextProps {
  readonly desk: PrivateDesk;
  readonly kind: "finding" | "note" | "comment";
  /** What it is about, `<type>:<id>`. */
  readonly about: string;
  readonly title: string;
  /** Who can see it. */
  readonly aside: string;
  readonly hint: string;
  readonly inputId?: string;
  readonly rows?: number;
  /** Why it cannot be written now; null when it can. */
  readonly closed?: string | null;
}

/** A private text on the desk of this seat, saved as it is typed. */
export function PrivateText(props: PrivateTextProps) {
  const { title, aside, hint, inputId, rows = 3, closed = null } = props;
  const { value, change, flush, failure } = usePrivateText(props);
  return (
    <Card title={title} aside={aside}>
      <Input.TextArea
        {...(inputId === undefined ? {} : { id: inputId })}
        className="private-text"
        variant="borderless"
        aria-label={title}
        placeholder={closed ?? hint}
        disabled={closed !== null}
        autoSize={{ minRows: rows, maxRows: 14 }}
        value={value}
        onChange={(event) => change(event.target.value)}
        onBlur={() => void flush()}
      />
      <ErrorNotice failure={failure} />
    </Card>
  );
}

function usePrivateText({ desk, kind, about }: PrivateTextProps): Autosave<string> {
  const { reviewId } = useReview();
  return useAutosave(desk.textOf(kind, about), (text) =>
    client.sheets.write({ reviewId, key: about, value: { kind, text } }),
  );
}
