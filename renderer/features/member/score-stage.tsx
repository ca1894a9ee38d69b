import { Button, Input } from "antd";
import { useState } from "react";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { scoredBy } from "#shared/domain/scoring/criteria.ts";
import type { ExpertCategory } from "#shared/domain/dossier/profile.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { saveEverything } from "../../api/unsaved.ts";
import { useAutosave } from "../../api/use-autosave.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { SuspicionCard } from "../matters/suspicion-card.tsx";
import { SupplementFilesCard } from "../supplements/supplement-files-card.tsx";
import { useSeat } from "../seats/use-seat.ts";
import { useGate, useKind, useReview } from "../review/review-context.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatHundredths } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useSay } from "../../ui/use-say.ts";
import type { MemberStageProps } from "./member-materials.tsx";
import { RecordResponse } from "./record-response.tsx";
import { ScoreLine } from "./score-line.tsx";
import type { PrivateDesk } from "./use-private-desk.ts";

/** 闭门评议 for a member: the record confirmed, the printed form filled in, read back, and signed. */
export function ScoreStage({ record, desk }: MemberStageProps) {
  const text = useText();
  const say = useSay();
  const seat = useSeat();
  const { dossier } = useReview();
  const gate = useGate("score");
  const category = dossier.panel.find(({ identityId }) => identityId === seat?.identityId)?.category ?? null;
  const kind = useKind();
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.member.sheetTitle}</h2>
        {category === null ? null : <span className="muted">{text.words.categories[category]}</span>}
      </div>
      <RecordResponse record={record} />
      <SupplementFilesCard items={[]} />
      <SuspicionCard raise />
      {gate === null ? null : <Notice label={text.shell.gateClosed}>{gate}</Notice>}
      {category === null || gate !== null ? null : (
        <>
          {kind.form === "none" ? (
            <Notice label={text.common.attention}>{text.member.noScores}</Notice>
          ) : (
            <Card aside={kind.form === "grades" ? text.member.onlyBands : text.member.allBands} title={say(kind.title)}>
              {kind.criteria.map((criterion) => (
                <CriterionLines key={criterion.id} criterion={criterion} category={category} desk={desk} level={1} />
              ))}
            </Card>
          )}
          <CommentCard desk={desk} />
          <TotalBar desk={desk} />
        </>
      )}
    </div>
  );
}

interface CriterionLinesProps {
  readonly criterion: FormCriterion;
  readonly category: ExpertCategory;
  readonly desk: PrivateDesk;
  /** 一级, 二级, 三级. */
  readonly level: number;
}

function CriterionLines({ criterion, category, desk, level }: CriterionLinesProps) {
  const text = useText();
  const say = useSay();
  const graded = useKind().form === "grades";
  if (criterion.children.length > 0)
    return (
      <>
        <p className={`sheet-parent sheet-level-${level}`}>
          {say(criterion.title)}
          {graded ? null : (
            <span className="muted small"> {text.member.points(formatHundredths(criterion.weight, 0))}</span>
          )}
        </p>
        {criterion.children.map((child) => (
          <CriterionLines key={child.id} criterion={child} category={category} desk={desk} level={level + 1} />
        ))}
      </>
    );
  if (!scoredBy(criterion, category))
    return (
      <div className="sheet-line sheet-others">
        <span>{say(criterion.title)}</span>
        <span>
          {text.member.others(
            criterion.scoredBy === "all"
              ? ""
              : criterion.scoredBy.map((one) => text.words.categories[one]).join(text.common.separator),
          )}
        </span>
      </div>
    );
  return <ScoreLine criterion={criterion} stored={desk.scoreOf(criterion.id)} />;
}

function CommentCard({ desk }: { readonly desk: PrivateDesk }) {
  const text = useText();
  const { reviewId } = useReview();
  const { value, change, flush, failure } = useAutosave(desk.textOf("comment", "general"), (words) =>
    client.sheets.write({ reviewId, key: "general", value: { kind: "comment", text: words } }),
  );
  return (
    <Card title={text.member.comment}>
      <Input.TextArea
        aria-label={text.member.comment}
        autoSize={{ minRows: 3 }}
        value={value}
        onChange={(event) => change(event.target.value)}
        onBlur={() => void flush()}
      />
      <ErrorNotice failure={failure} />
    </Card>
  );
}

/** The running total with its explanation, and the way to sign: first what will be signed is read back. */
function TotalBar({ desk }: { readonly desk: PrivateDesk }) {
  const text = useText();
  const say = useSay();
  const seat = useSeat();
  const { reviewId, dossier } = useReview();
  const gate = useGate("sign-sheet");
  const preview = useCommand(client.sheets.preview);
  const save = useCommand(client.sheets.exportSheet);
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [exported, setExported] = useState(false);
  const { total } = desk;
  const { form } = useKind();
  async function readBack() {
    await saveEverything();
    const reply = await preview.run({ reviewId });
    if (reply.ok) setWords(reply.value.words.map(say));
  }
  async function exportSheet() {
    const place = await host().pickSave(text.member.sheetFile(dossier.profile.code, seat?.name ?? ""));
    if (place === null) return;
    const reply = await save.run({ reviewId, save: place });
    setExported(reply.ok);
  }
  return (
    <>
      <ErrorNotice failure={preview.failure} />
      <ErrorNotice failure={save.failure} />
      {desk.signed === null ? null : (
        <Notice label={text.common.done} tone="good">
          {exported ? text.member.exported : text.member.signedAt}
        </Notice>
      )}
      <div className="action-bar">
        <span className="action-space">
          {total === null || form === "none" ? null : form === "grades" ? (
            text.member.graded(
              String(total.criteria.filter(({ state }) => state === "scored").length),
              String(total.missing.length),
            )
          ) : (
            <>
              <span className="sheet-total">{text.member.totalOf(total.points, total.outOf)}</span>{" "}
              {total.percent === null
                ? text.member.missing(String(total.missing.length))
                : text.member.percent(total.percent.shown)}
              <span className="muted small sheet-trace">{say(total.trace)}</span>
            </>
          )}
        </span>
        {desk.signed === null ? null : (
          <Button loading={save.running} onClick={() => void exportSheet()}>
            {text.member.exportSheet}
          </Button>
        )}
        <PrimaryAction
          label={desk.signed === null ? text.member.signSheet : text.member.signAgain}
          closed={gate}
          running={preview.running}
          onAct={() => void readBack()}
        />
      </div>
      <PinDialog
        open={words !== null}
        title={text.member.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.member.signConsequence}
        readBack={words?.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        onSign={(pin) => client.sheets.sign({ reviewId, pin })}
        onClose={() => setWords(null)}
      />
    </>
  );
}
