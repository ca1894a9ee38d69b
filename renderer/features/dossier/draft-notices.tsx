import type { Failure } from "#shared/errors.ts";
import { useText } from "../../i18n/use-text.ts";
import { Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";

/** What keeps a draft from being saved, where it is typed. */
export function DraftNotices({
  incomplete,
  failure,
}: {
  readonly incomplete: boolean;
  readonly failure: Failure | null;
}) {
  const text = useText();
  return (
    <>
      <div role="status">
        {incomplete ? <Notice label={text.common.attention}>{text.dossier.incompleteRow}</Notice> : null}
      </div>
      <ErrorNotice failure={failure} />
    </>
  );
}
