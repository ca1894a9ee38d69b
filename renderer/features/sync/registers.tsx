import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { CauseDialog } from "../causes/cause-dialog.tsx";
import { useSeat } from "../seats/use-seat.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { placesWithCounts, registerPlace } from "./register-place.ts";
import type { RegisterLine, RegisterPlace } from "./register-place.ts";
import { RegisterSigning } from "./register-signing.tsx";
import type { Acting } from "./register-signing.tsx";

/** Results that have arrived, by what is owed: a receipt from the secretariat, a decision from the organiser, then the registers. */
export function Registers() {
  const text = useText();
  return (
    <Card title={text.sync.registers}>
      <Answered answer={useQuery(client.sync.registers, {})}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="muted">
              {text.sync.registersEmpty}
              {text.common.colon}
              {text.sync.registersEmptyHow}
            </p>
          ) : (
            <RegisterList lines={lines} />
          )
        }
      </Answered>
    </Card>
  );
}

function RegisterList({ lines }: { readonly lines: readonly RegisterLine[] }) {
  const text = useText();
  const seat = useSeat();
  const [place, setPlace] = useState<RegisterPlace | null>(null);
  const [acting, setActing] = useState<Acting | null>(null);
  const [analysing, setAnalysing] = useState<RegisterLine | null>(null);
  const places = placesWithCounts(lines);
  const chosen = places.some((one) => one.place === place) ? place : null;
  const mayReceive = seat?.roles.includes("secretariat") ?? false;
  const mayDecide = seat?.roles.includes("organiser") ?? false;
  return (
    <>
      <div className="filter register-filter" role="group" aria-label={text.sync.registers}>
        <button type="button" className="filter-choice" aria-pressed={chosen === null} onClick={() => setPlace(null)}>
          {text.common.all} {formatCount(lines.length)}
        </button>
        {places.map((one) => (
          <button
            type="button"
            key={one.place}
            className="filter-choice"
            aria-pressed={chosen === one.place}
            onClick={() => setPlace(one.place)}
          >
            {text.sync.places[one.place]} {formatCount(one.count)}
          </button>
        ))}
      </div>
      <ul className="lines">
        {lines
          .filter((line) => chosen === null || registerPlace(line) === chosen)
          .map((line) => (
            <li key={line.result} className="line">
              <span className="line-main">
                <span className="strong">{line.title}</span>
                <span className="muted">
                  {line.code} · {text.words.kinds[line.kind]}
                </span>
              </span>
              <Standing line={line} />
              {line.receipt === null && mayReceive ? (
                <Button type="primary" onClick={() => setActing({ what: "receive", line })}>
                  {text.sync.receive}
                </Button>
              ) : null}
              <FollowUp line={line} mayBegin={mayReceive} />
              {line.analysisDue && mayReceive ? (
                <Button onClick={() => setAnalysing(line)}>{text.causes.open}</Button>
              ) : null}
              {line.receipt !== null && line.decision === null && mayDecide ? (
                <Button type="primary" onClick={() => setActing({ what: "decide", line })}>
                  {text.sync.decide}
                </Button>
              ) : null}
            </li>
          ))}
      </ul>
      {analysing === null ? null : (
        <CauseDialog reviewId={analysing.reviewId} title={analysing.title} onClose={() => setAnalysing(null)} />
      )}
      {acting === null ? null : <RegisterSigning acting={acting} onDone={() => setActing(null)} />}
    </>
  );
}

/** The review a result calls for: begun from here once the organiser has concluded, and found from here afterwards. */
function FollowUp({ line, mayBegin }: { readonly line: RegisterLine; readonly mayBegin: boolean }) {
  const text = useText();
  const begin = useCommand(client.dossiers.follow);
  if (line.follow === null || line.decision === null) return null;
  const { kind, reviewId } = line.follow;
  const open = (dossierId: string) => goTo({ page: "dossier", dossierId, part: "profile" });
  async function run() {
    const reply = await begin.run({ reviewId: line.reviewId });
    if (reply.ok) open(reply.value.dossierId);
  }
  if (reviewId !== null)
    return <Button onClick={() => open(reviewId)}>{text.sync.openFollowing(text.words.kinds[kind])}</Button>;
  if (!mayBegin) return null;
  return (
    <>
      <Button type="primary" loading={begin.running} onClick={() => void run()}>
        {text.sync.beginFollowing(text.words.kinds[kind])}
      </Button>
      <ErrorNotice failure={begin.failure} />
    </>
  );
}

const tones = {
  passed: "met",
  adopted: "met",
  rectification: "undetermined",
  paused: "undetermined",
  "not-passed": "unmet",
  suspended: "unmet",
} as const;
const glyphs = {
  passed: "check",
  adopted: "check",
  rectification: "question",
  paused: "question",
  "not-passed": "cross",
  suspended: "cross",
} as const;

function Standing({ line }: { readonly line: RegisterLine }) {
  const text = useText();
  const say = useSay();
  const owed = line.receipt === null || line.decision === null;
  return (
    <span className="tags">
      <StateTag tone={tones[line.outcome]} glyph={glyphs[line.outcome]} word={say(line.grade ?? line.outcomeTitle)} />
      <StateTag
        tone={owed ? "undetermined" : "plain"}
        glyph={owed ? "arrow" : "check"}
        word={text.sync.places[registerPlace(line)]}
      />
      {line.analysisOwed ? <StateTag tone="unmet" glyph="warning" word={text.sync.analysisOwed} /> : null}
      {line.analysisDue && !line.analysisOwed ? <StateTag tone="met" glyph="check" word={text.causes.done} /> : null}
    </span>
  );
}
