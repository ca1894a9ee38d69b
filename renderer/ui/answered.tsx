import type { ReactNode } from "react";
import type { Answer } from "../api/use-query.ts";
import { useText } from "../i18n/use-text.ts";
import { ErrorNotice } from "./error-notice.tsx";
import { ProgressLine } from "./progress-line.tsx";

export interface AnsweredProps<Value> {
  readonly answer: Answer<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** Shows what an answer holds; until then the wait, and a refusal where the content would be. */
export function Answered<Value>({ answer, children }: AnsweredProps<Value>) {
  const text = useText();
  if (answer.state === "loading") return <ProgressLine label={text.common.loading} done={null} total={null} />;
  if (answer.state === "failed") return <ErrorNotice failure={answer.failure} onRetry={answer.retry} />;
  return <>{children(answer.value)}</>;
}
