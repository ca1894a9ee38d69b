import { Segmented } from "antd";
import type { ReactNode } from "react";
import { Desk } from "../../app/desk.tsx";
import { goTo } from "../../app/navigation.ts";
import type { ReviewDesk } from "../../app/route.ts";
import { useText } from "../../i18n/use-text.ts";
import { SeatActions } from "../seats/seat-actions.tsx";
import { StageRail } from "../../ui/stage-rail.tsx";
import type { RailStage } from "../../ui/stage-rail.tsx";
import { useSay } from "../../ui/use-say.ts";
import { desksFor } from "./places.ts";
import { useGoInReview, useKind, useReview } from "./review-context.ts";

export interface ReviewFrameProps {
  /** Under the stages: the items of the stage. */
  readonly items?: ReactNode;
  /** False where the order of business is not what this desk is about. */
  readonly stages?: boolean;
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every desk of a review: what is open, the order of business, the packs in force. */
export function ReviewFrame({ items, stages = true, side, children }: ReviewFrameProps) {
  const text = useText();
  const say = useSay();
  const { view, dossier, desk, reviewId, stage } = useReview();
  const kind = useKind();
  const go = useGoInReview();
  const desks = desksFor(view);
  return (
    <Desk
      title={dossier.profile.title}
      subtitle={[
        dossier.profile.code,
        text.words.kinds[dossier.profile.kind],
        text.review.version(say(kind.noun), String(view.version)),
      ].join(" · ")}
      demo={dossier.profile.demo}
      onBack={() => goTo({ page: "library" })}
      actions={<SeatActions />}
      packs={
        <>
          <button type="button" className="link" onClick={() => goTo({ page: "standard", clause: null })}>
            {text.review.standard(view.packs.standard.slice(0, 6))}
          </button>
          <button type="button" className="link" onClick={() => goTo({ page: "rules", part: "versions" })}>
            {text.review.rules(say(dossier.rules.title), view.packs.rules.slice(0, 6))}
          </button>
        </>
      }
      rail={
        <>
          {desks.length > 1 ? (
            <div className="rail-part">
              <Segmented<ReviewDesk>
                block
                aria-label={text.review.desk}
                value={desk}
                options={desks.map((value) => ({ value, label: text.review.desks[value] }))}
                onChange={(value) => goTo({ page: "review", reviewId, desk: value, stage: null, item: null })}
              />
            </div>
          ) : null}
          {stages ? (
            <StageRail
              title={text.shell.stages}
              stages={view.stages.map((one): RailStage => ({
                id: one.id,
                title: say(one.title),
                state: one.state,
                count: one.count === null ? null : `${one.count.done}/${one.count.total}`,
                why: one.gate === null ? null : text.review.whyClosed(say(one.gate.reason), say(one.gate.opens)),
              }))}
              current={stage}
              onSelect={(id) => go(view.stages.find((one) => one.id === id)?.id ?? stage, null)}
            />
          ) : null}
          {items}
        </>
      }
      {...(side === undefined ? {} : { side })}
    >
      {children}
    </Desk>
  );
}
