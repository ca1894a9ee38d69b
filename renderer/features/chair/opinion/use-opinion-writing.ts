import { useCallback, useState } from "react";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import type { Failure } from "#shared/errors.ts";
import { client } from "../../../api/client.ts";
import { useAutosave } from "../../../api/use-autosave.ts";
import type { WritingPlace } from "./cite.ts";

/** An opinion being written: the text as it stands on the screen, and where in it the writer is. */
export interface OpinionWriting {
  readonly draft: OpinionDraft;
  readonly change: (draft: OpinionDraft) => void;
  /** Sends what waits at once. */
  readonly flush: () => Promise<void>;
  readonly failure: Failure | null;
  /** Null until the writer has been anywhere. */
  readonly place: WritingPlace | null;
  readonly setPlace: (place: WritingPlace | null) => void;
}

/** Writes the opinion draft of a review, saved as it is typed. `stored` is what the vault holds. */
export function useOpinionWriting(reviewId: string, stored: OpinionDraft): OpinionWriting {
  const { value, change, flush, failure } = useAutosave(stored, (draft) =>
    client.chair.writeOpinion({ reviewId, draft }),
  );
  const [place, setPlace] = useState<WritingPlace | null>(null);
  const keepPlace = useCallback(
    (next: WritingPlace | null) => setPlace((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next)),
    [],
  );
  return { draft: value, change, flush, failure, place, setPlace: keepPlace };
}
