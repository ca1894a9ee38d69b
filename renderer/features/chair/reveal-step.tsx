import { Button, Input } from "antd";
import { useState } from "react";
import { missingSheets } from "#shared/domain/sitting/gates.ts";
import { client } from "../../api/client.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { useGate, useKind, useReview } from "../review/review-context.ts";
import { sittingMembers } from "./board-cells.ts";
import { GoToStep, StepBar } from "./step-bar.tsx";

/** Opening all sheets at once: who is counted, and for each missing sheet the reason that goes into the signed list. */
export function RevealStep() {
  const text = useText();
  const { reviewId, view, dossier } = useReview();
  const { facts } = view;
  const gate = useGate("reveal");
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [signing, setSigning] = useState(false);
  const kind = useKind();
  const sitting = sittingMembers(facts);
  const chair = sitting.find(({ position }) => position === "chair");
  const missing = missingSheets(facts);
  const sealed = sitting.filter(({ sheet }) => sheet !== "none");
  const unexplained = missing.filter(({ identityId }) => (reasons[identityId] ?? "").trim() === "");

  if (facts.reveal !== null)
    return (
      <div className="page">
        <h2 className="page-title">{text.chair.steps.reveal}</h2>
        <Notice label={text.reveal.done} tone="good">
          {text.reveal.doneHow(String(sitting.filter(({ sheet }) => sheet === "revealed").length))}
        </Notice>
        <GoToStep reviewId={reviewId} step={kind.form === "none" ? "opinion" : "scores"} />
      </div>
    );

  // Stopped over suspected false materials before anybody scored: there is nothing the chair could read first.
  const stopped = facts.suspicions > 0 && sealed.length === 0;
  const ownMissing = chair?.sheet === "none" && !stopped;
  const closed = gate ?? (ownMissing ? text.reveal.ownFirst : unexplained.length > 0 ? text.reveal.needReason : null);
  return (
    <div className="page">
      <h2 className="page-title">{text.chair.steps.reveal}</h2>
      <p className="dialog-lead">{text.reveal.how}</p>
      <Card title={text.reveal.sheets} aside={text.chair.ofMembers(String(sealed.length), String(sitting.length))}>
        <ul className="lines">
          {sitting.map((member) => (
            <li key={member.identityId} className="line reveal-line">
              <span className="line-main">
                <span className="strong">{member.name}</span>
                <span className="muted">
                  {text.words.categories[member.category]}
                  {member.position === "chair" ? ` · ${text.words.positions.chair}` : ""}
                </span>
              </span>
              {member.sheet === "none" ? (
                <StateTag tone="undetermined" glyph="question" word={text.reveal.missing} />
              ) : (
                <StateTag tone="met" glyph="lock" word={text.reveal.sealed} />
              )}
              {member.sheet === "none" && (member.position !== "chair" || stopped) ? (
                <div className="reveal-reason">
                  <Field label={text.reveal.reason} hint={text.reveal.reasonHint}>
                    {(control) => (
                      <Input
                        {...control}
                        value={reasons[member.identityId] ?? ""}
                        onChange={(event) => setReasons({ ...reasons, [member.identityId]: event.target.value })}
                      />
                    )}
                  </Field>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      <StepBar note={closed}>
        {ownMissing ? (
          <Button onClick={() => goTo({ page: "review", reviewId, desk: "member", stage: "deliberation", item: null })}>
            {text.reveal.goOwn}
          </Button>
        ) : null}
        <PrimaryAction label={text.reveal.act} closed={closed} onAct={() => setSigning(true)} />
      </StepBar>
      <PinDialog
        open={signing}
        title={text.reveal.signTitle}
        signer={chair?.name ?? ""}
        consequence={text.reveal.consequence}
        readBack={
          <>
            <p>
              {dossier.profile.title}（{dossier.profile.code}）
            </p>
            <p>
              {text.reveal.readCounted(
                String(sealed.length),
                sealed.map(({ name }) => name).join(text.common.separator),
              )}
            </p>
            {missing.map(({ identityId, name }) => (
              <p key={identityId}>{text.reveal.readMissing(name, (reasons[identityId] ?? "").trim())}</p>
            ))}
            <p>{text.reveal.readVersion(String(view.version), shortDigest(view.dossierDigest))}</p>
          </>
        }
        onSign={(pin) =>
          client.chair.reveal({
            reviewId,
            missing: missing.map(({ identityId }) => ({
              memberId: identityId,
              reason: (reasons[identityId] ?? "").trim(),
            })),
            pin,
          })
        }
        onClose={() => setSigning(false)}
      />
    </div>
  );
}
