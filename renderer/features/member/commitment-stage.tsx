import { useState } from "react";
import { client } from "../../api/client.ts";
import { useText, wordings } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { useGate, useGoInReview, useReview } from "../review/review-context.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";

/** 预备会 for a member: the commitment to sign, and who else sits on the panel. */
export function CommitmentStage() {
  const text = useText();
  const seat = useSeat();
  const { view, dossier, reviewId } = useReview();
  const go = useGoInReview();
  const gate = useGate("commit");
  const [signing, setSigning] = useState(false);
  const self = view.facts.members.find(({ identityId }) => identityId === seat?.identityId) ?? null;
  const committed = self?.committed === true;
  return (
    <div className="page">
      <h2 className="page-title">{text.member.commitTitle}</h2>
      {committed ? (
        <Notice label={text.common.done} tone="good">
          {text.member.committed}
        </Notice>
      ) : (
        <Card>
          <p className="dialog-lead">{text.member.commitHow}</p>
          <CommitmentText title={dossier.profile.title} />
        </Card>
      )}
      <Card title={text.member.panel}>
        {view.facts.members.map((member) => (
          <div className="check-line" key={member.identityId}>
            <span className="line-main">
              <span className="strong">{member.name}</span>
              <span className="muted">
                {text.words.positions[member.position]} · {text.words.categories[member.category]}
              </span>
            </span>
            {member.recused ? <StateTag tone="plain" glyph="dash" word={text.record.recused} /> : null}
            {!member.recused && member.committed ? (
              <StateTag tone="met" glyph="check" word={text.record.committed} />
            ) : null}
          </div>
        ))}
      </Card>
      <div className="action-bar">
        <span className="action-space">{committed ? "" : gate}</span>
        {committed ? (
          <PrimaryAction label={text.common.next} onAct={() => go("materials", null)} />
        ) : (
          <PrimaryAction label={text.member.commitAct} closed={gate} onAct={() => setSigning(true)} />
        )}
      </div>
      <PinDialog
        open={signing}
        title={text.member.commitTitle}
        signer={seat?.name ?? ""}
        consequence={text.member.commitConsequence}
        readBack={<CommitmentText title={dossier.profile.title} />}
        onSign={(pin) => client.reviews.commit({ reviewId, pin })}
        onClose={() => setSigning(false)}
      />
    </div>
  );
}

/** The commitment in the language of record, which is what is signed; other readers find a translation under it. */
function CommitmentText({ title }: { readonly title: string }) {
  const text = useText();
  const recorded = wordings.zh.member.commitText(title);
  const shown = text.member.commitText(title);
  return (
    <>
      <p className="commitment-text" lang="zh-CN">
        {recorded}
      </p>
      {shown === recorded ? null : <p className="muted">{shown}</p>}
    </>
  );
}
