import { lazy, Suspense, useLayoutEffect, useMemo } from "react";
import type { ReactNode } from "react";
import type { ReviewView } from "#shared/contract/reviews.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { replaceRoute } from "../../app/navigation.ts";
import type { ReviewDesk } from "../../app/route.ts";
import { Answered } from "../../ui/answered.tsx";
import { useText } from "../../i18n/use-text.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { desksFor, stageNow } from "./places.ts";
import { ReviewContext } from "./review-context.ts";
import type { OpenReview } from "./review-context.ts";
import { ReviewShell } from "./review-shell.tsx";

const RecordDesk = lazy(async () => ({ default: (await import("../record/record-desk.tsx")).RecordDesk }));
const MemberDesk = lazy(async () => ({ default: (await import("../member/member-desk.tsx")).MemberDesk }));
const ChairDesk = lazy(async () => ({ default: (await import("../chair/chair-desk.tsx")).ChairDesk }));
const ComplianceDesk = lazy(async () => ({
  default: (await import("../compliance/compliance-desk.tsx")).ComplianceDesk,
}));
const DocumentsDesk = lazy(async () => ({ default: (await import("../documents/documents-desk.tsx")).DocumentsDesk }));

export interface ReviewProps {
  readonly reviewId: string;
  readonly desk: ReviewDesk;
  readonly stage: string | null;
  readonly item: string | null;
}

/** A review at the desk of whoever sits there. */
export function Review({ reviewId, desk, stage, item }: ReviewProps) {
  const text = useText();
  const view = useQuery(client.reviews.read, { reviewId });
  const dossier = useQuery(client.reviews.dossier, { reviewId });
  if (view.state === "ready" && dossier.state === "ready")
    return <Opened view={view.value} dossier={dossier.value} desk={desk} stage={stage} item={item} />;
  return (
    <WorkstationDesk title={text.common.loading}>
      <Answered answer={view.state === "failed" ? view : dossier}>{() => <Waiting />}</Answered>
    </WorkstationDesk>
  );
}

interface OpenedProps extends Omit<ReviewProps, "reviewId"> {
  readonly view: ReviewView;
  readonly dossier: Dossier;
}

function Opened({ view, dossier, desk, stage, item }: OpenedProps) {
  const desks = desksFor(view);
  const at = desks.includes(desk) ? desk : (desks[0] ?? "documents");
  const chosen = view.stages.find(({ id }) => id === stage)?.id ?? stageNow(view);
  // Whoever sits down stays at the stage they found, however the order of business moves on under them.
  const pinned = at === "record" || at === "member";
  // Before anything can be pressed: what is pressed next must not be taken back by this.
  useLayoutEffect(() => {
    if (stage === null && pinned)
      replaceRoute({ page: "review", reviewId: view.reviewId, desk: at, stage: chosen, item: null });
  }, [stage, pinned, view.reviewId, at, chosen]);
  const open = useMemo(
    (): OpenReview => ({ reviewId: view.reviewId, view, dossier, desk: at, stage: chosen, item }),
    [view, dossier, at, chosen, item],
  );
  return (
    <ReviewContext value={open}>
      <ReviewShell>
        <Suspense fallback={<Waiting />}>{deskOf(at)}</Suspense>
      </ReviewShell>
    </ReviewContext>
  );
}

function deskOf(desk: ReviewDesk): ReactNode {
  switch (desk) {
    case "record":
      return <RecordDesk />;
    case "member":
      return <MemberDesk />;
    case "chair":
      return <ChairDesk />;
    case "compliance":
      return <ComplianceDesk />;
    case "documents":
      return <DocumentsDesk />;
  }
}

function Waiting() {
  const text = useText();
  return <ProgressLine label={text.common.loading} done={null} total={null} />;
}
