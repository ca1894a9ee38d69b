import { Segmented } from "antd";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import { Desk } from "../../app/desk.tsx";
import { goTo } from "../../app/navigation.ts";
import type { ReviewDesk } from "../../app/route.ts";
import { useText } from "../../i18n/use-text.ts";
import { StageRail } from "../../ui/stage-rail.tsx";
import type { RailStage } from "../../ui/stage-rail.tsx";
import { useSay } from "../../ui/use-say.ts";
import { SeatActions } from "../seats/seat-actions.tsx";
import { desksFor } from "./places.ts";
import { useGoInReview, useKind, useReview } from "./review-context.ts";
import { ShellContext } from "./review-frame.tsx";

/** The desks whose left rail is the order of business. */
const staged: readonly ReviewDesk[] = ["record", "member", "chair"];

/**
 * What stays around every desk of a review: what is open, the order of business, the packs in force. Desks and stages change inside it, so that nothing
 * is put in the place of a button while it is pressed, and the keyboard stays where it was.
 */
export function ReviewShell({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const say = useSay();
  const { view, dossier, desk } = useReview();
  const kind = useKind();
  const [items, setItems] = useState<HTMLElement | null>(null);
  const [side, setSide] = useState<HTMLElement | null>(null);
  const [sided, setSided] = useState(false);
  const shell = useMemo(() => ({ items, side, setSided }), [items, side]);
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
          <DeskSwitch />
          {staged.includes(desk) ? <Stages /> : null}
          <div ref={setItems} className="rail-part" />
        </>
      }
      {...(sided ? { side: <div ref={setSide} /> } : {})}
    >
      <ShellContext value={shell}>{children}</ShellContext>
    </Desk>
  );
}

/** The desks this seat has in the review. */
function DeskSwitch() {
  const text = useText();
  const { view, desk, reviewId } = useReview();
  const desks = desksFor(view);
  if (desks.length < 2) return null;
  return (
    <div className="rail-part">
      <Segmented<ReviewDesk>
        block
        aria-label={text.review.desk}
        value={desk}
        options={desks.map((value) => ({ value, label: text.review.desks[value] }))}
        onChange={(value) => goTo({ page: "review", reviewId, desk: value, stage: null, item: null })}
      />
    </div>
  );
}

function Stages() {
  const text = useText();
  const say = useSay();
  const { view, stage } = useReview();
  const go = useGoInReview();
  return (
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
  );
}
