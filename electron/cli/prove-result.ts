import { scoringInput } from "#engine/opinion/counted-sheets.ts";
import type { VerifiedStatement } from "#engine/trust/signing.ts";
import { passMarkOf } from "#shared/domain/opinion/pass-mark.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import type { BodyOf, StatementKind } from "#shared/trust/kinds.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import { failed, type Finding, proved } from "./finding.ts";

/** A result must bring everything it rests on, count exactly the sheets of the reveal, give the votes as they were cast, and keep the pass mark. */
export function proveResult(verified: readonly VerifiedStatement[]): readonly Finding[] {
  return bodiesOf(verified, "result").flatMap(({ body }) => [
    complete(verified, body),
    sheetsCounted(verified, body),
    votesCounted(verified, body),
    ...markHeld(verified, body),
    cosignersCounted(verified, body),
  ]);
}

type Result = BodyOf<"result">;

interface Digested<K extends StatementKind> {
  readonly digest: string;
  readonly body: BodyOf<K>;
}

function bodiesOf<K extends StatementKind>(verified: readonly VerifiedStatement[], kind: K): readonly Digested<K>[] {
  return verified.flatMap((statement) =>
    // A statement of kind K has a body of kind K; the union's index hides it from the compiler.
    isOfKind(statement, kind) ? [{ digest: statement.digest, body: statement.statement.body as BodyOf<K> }] : [],
  );
}

function complete(verified: readonly VerifiedStatement[], result: Result): Finding {
  const here = new Set(verified.map((statement) => statement.digest));
  const { dossier, record, reveal, opinion, ballots, dissents, cosigns } = result;
  const named = [dossier, ...(record === null ? [] : [record]), reveal, opinion, ...ballots, ...dissents, ...cosigns];
  const missing = named.filter((digest) => !here.has(digest));
  return missing.length === 0
    ? proved(
        "result evidence",
        `结果所依据的 ${named.length} 份声明齐全，逐份验签`,
        `All ${named.length} statements the result rests on are here and hold`,
      )
    : failed(
        "result evidence",
        `缺少或不成立：${missing.map((digest) => digest.slice(0, 12)).join("、")}`,
        `Missing or not holding: ${missing.map((digest) => digest.slice(0, 12)).join(", ")}`,
      );
}

/** Every sheet that is here, by what the reveal counts it under: a member's own, or the transcription that stands for one on paper. */
function sheetsHere(verified: readonly VerifiedStatement[]): ReadonlyMap<string, Sheet> {
  return new Map([
    ...bodiesOf(verified, "sheet").map(({ digest, body }) => [digest, body] as const),
    ...bodiesOf(verified, "transcription").map(({ digest, body }) => [digest, body.sheet] as const),
  ]);
}

function sheetsCounted(verified: readonly VerifiedStatement[], result: Result): Finding {
  const reveal = bodiesOf(verified, "reveal").find(({ digest }) => digest === result.reveal);
  const sheets = sheetsHere(verified);
  const counted = reveal?.body.sheets ?? [];
  const wrong = counted.filter(({ digest, memberId }) => {
    const sheet = sheets.get(digest);
    return sheet?.memberId !== memberId || sheet.dossier !== result.dossier;
  });
  return reveal !== undefined && wrong.length === 0
    ? proved(
        "result sheets",
        `揭示计入的 ${counted.length} 份评审表都在，均由本人签署或代录，针对同一版资料包`,
        `All ${counted.length} sheets the reveal counts are here, each by its own member or typed from their paper, on one package version`,
      )
    : failed(
        "result sheets",
        `揭示清单与评审表不符（${wrong.length} 份）`,
        `The reveal and the sheets do not agree (${wrong.length})`,
      );
}

/** Where the house rules set a pass mark, the sheets are added up again: short of it nothing passes. Empty without one, and while sheets are missing. */
function markHeld(verified: readonly VerifiedStatement[], result: Result): readonly Finding[] {
  const dossier = bodiesOf(verified, "dossier").find(({ digest }) => digest === result.dossier)?.body;
  const counted = bodiesOf(verified, "reveal").find(({ digest }) => digest === result.reveal)?.body.sheets ?? [];
  const here = sheetsHere(verified);
  const sheets = counted.flatMap(({ digest }) => here.get(digest) ?? []);
  if (dossier === undefined || sheets.length < counted.length) return [];
  const held = passMarkOf(dossier.rules, dossier.profile.kind, aggregate(scoringInput({ dossier }, sheets)));
  if (held === null) return [];
  const { mark, total, reached } = held;
  const zh = `按评审表重算总分 ${total ?? "不能计算"}，合格线 ${mark} 分，${reached ? "达到" : "未达到"}`;
  const en = `The sheets add up to ${total ?? "no total"}; the pass mark is ${mark}, ${reached ? "reached" : "not reached"}`;
  return [
    result.outcome === "passed" && !reached
      ? failed("result pass mark", `${zh}，结论却是通过`, `${en}, and yet it passed`)
      : proved("result pass mark", zh, en),
  ];
}

function votesCounted(verified: readonly VerifiedStatement[], result: Result): Finding {
  const cast = bodiesOf(verified, "ballot").filter(
    ({ digest, body }) => body.opinion === result.opinion && result.ballots.includes(digest),
  );
  const votes = (["for", "against", "abstain"] as const).map((choice) => ({
    said: result.counts[choice],
    cast: cast.filter(({ body }) => body.choice === choice).length,
  }));
  const people = new Set(cast.map(({ body }) => body.memberId)).size;
  const words = votes.map((vote) => vote.cast).join(":");
  return votes.every((vote) => vote.said === vote.cast) && people === cast.length
    ? proved(
        "result ballot",
        `表决 ${words}（同意:不同意:弃权）与 ${cast.length} 张签名表决票一致`,
        `The vote ${words} (for:against:abstain) is that of ${cast.length} signed ballots`,
      )
    : failed(
        "result ballot",
        `结果所记票数与签名表决票（${words}）不符`,
        `The counts of the result are not those of the signed ballots (${words})`,
      );
}

function cosignersCounted(verified: readonly VerifiedStatement[], result: Result): Finding {
  const cosigns = bodiesOf(verified, "cosign").filter(({ digest }) => result.cosigns.includes(digest));
  const other = cosigns.filter(({ body }) => body.opinion !== result.opinion || body.reveal !== result.reveal);
  return other.length === 0
    ? proved(
        "result co-signatures",
        `${cosigns.length} 份联署都针对这份验收意见和这份揭示清单`,
        `All ${cosigns.length} co-signatures are on this very opinion and reveal`,
      )
    : failed(
        "result co-signatures",
        `${other.length} 份联署针对的是另一份文本`,
        `${other.length} co-signatures are on another text`,
      );
}
