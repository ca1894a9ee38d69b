import { Button } from "antd";
import { explain } from "#shared/errors.ts";
import type { Failure } from "#shared/errors.ts";
import { useText } from "../i18n/use-text.ts";
import { useView } from "../state/view.ts";
import { Glyph } from "./glyph.tsx";

export interface ErrorNoticeProps {
  readonly failure: Failure | null;
  /** Offered as the next step where trying again can help. */
  readonly onRetry?: () => void;
}

/** A refusal where the trouble is: what happened, what was kept, what to do. Nothing while there is none. */
export function ErrorNotice({ failure, onRetry }: ErrorNoticeProps) {
  const language = useView((view) => view.language);
  const text = useText();
  return (
    <div role="alert" className="error-place">
      {failure === null ? null : (
        <div className="notice notice-problem">
          <Glyph name="warning" />
          <span>{explain(failure, language)}</span>
          {onRetry === undefined ? null : (
            <Button size="small" onClick={onRetry}>
              {text.common.retry}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
