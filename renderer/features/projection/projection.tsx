import type { ReactNode } from "react";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import type { ProjectionView, TestItemView } from "#shared/contract/reviews.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { RunningClock } from "../../ui/running-clock.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { measuredWords } from "../../ui/demand-words.ts";
import { NumberWithUnit } from "../../ui/number-with-unit.tsx";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import { intervalWords } from "../../ui/interval-bar.tsx";
import { JudgementTable } from "../measurement/judgement-table.tsx";
import { useSay } from "../../ui/use-say.ts";

/** The second window: large type for the room. It asks for nothing but what the room may see. */
export function Projection() {
  const text = useText();
  const answer = useQuery(client.projection.view, {});
  const view = answer.state === "ready" ? answer.value : null;
  return (
    <div className="projection">
      {view === null ? (
        <p className="projection-waiting">{text.projection.waiting}</p>
      ) : (
        <>
          <header className="projection-head">
            <span className="mark">{text.common.product}</span>
            <span className="projection-title">{view.title}</span>
            <span className="muted">{view.code}</span>
            {view.demo ? <span className="demo-stamp">{text.shell.demo}</span> : null}
            <span className="top-space" />
            {view.timer === null || (view.timer.since === null && view.timer.counted === 0) ? null : (
              <RunningClock timer={view.timer} className="projection-timer" />
            )}
            <button type="button" className="link" onClick={() => void document.documentElement.requestFullscreen()}>
              {text.projection.fullScreen}
            </button>
          </header>
          <main className="projection-body">
            <Item view={view} />
          </main>
        </>
      )}
    </div>
  );
}

function Item({ view }: { readonly view: ProjectionView }): ReactNode {
  const { item } = view;
  switch (item.type) {
    case "blank":
      return null;
    case "agenda":
      return <Agenda agenda={view.agenda} />;
    case "test-item":
      return <TestItem no={item.no} title={item.title} test={item.view} />;
    case "question":
      return <Question no={item.no} words={item.text} answer={item.answer} />;
    case "opinion":
      return (
        <OpinionPage
          title={item.title}
          sections={item.sections}
          problems={item.problems}
          suggestions={item.suggestions}
        />
      );
  }
}

function Agenda({ agenda }: { readonly agenda: ProjectionView["agenda"] }) {
  const text = useText();
  const say = useSay();
  const words = { done: text.projection.done, open: text.projection.open, closed: text.projection.closed };
  const now = agenda.findIndex(({ state }) => state === "open");
  return (
    <>
      <h1>{text.projection.agenda}</h1>
      <ol className="agenda">
        {agenda.map((stage, index) => (
          <li key={stage.title.zh} data-state={index === now ? "now" : stage.state}>
            <span className="agenda-mark">{stage.state === "done" ? <Glyph name="check" /> : index + 1}</span>
            <span>{say(stage.title)}</span>
            <span className="agenda-word">{index === now || stage.state === "done" ? words[stage.state] : ""}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

interface TestItemProps {
  readonly no: string;
  readonly title: string;
  readonly test: TestItemView;
}

function TestItem({ no, title, test }: TestItemProps) {
  const text = useText();
  const language = useView((view) => view.language);
  // What decides stands first, as in the table below.
  const demanded = [...new Set(test.judgement.rows.map(({ demand }) => demand.metric))];
  const shown = demanded.flatMap((name) => {
    const metric = test.measurement === null ? null : findMetric(test.measurement, name);
    return metric?.state === "measured" ? [metric] : [];
  });
  return (
    <>
      <p className="projection-kind">{text.projection.testItem(no)}</p>
      <h1>{title}</h1>
      {test.measurement === null ? <p className="muted">{text.projection.noReading}</p> : null}
      <div className="figures">
        {shown.map((metric) => (
          <div key={`${metric.metric}${metric.subject ?? ""}`} className="figure">
            <span className="figure-name">
              {measuredWords(
                metric.subject === null ? metric.metric : `${metric.metric}:${metric.subject}`,
                language,
                test.measurement,
              )}
            </span>
            <span className="figure-value">
              <NumberWithUnit value={metric.shown} unit={unitLabel(metric.unit, language)} />
            </span>
            {metric.interval === null ? null : (
              <span className="muted">
                {text.measurement.interval} {intervalWords(metric.interval.low, metric.interval.high, metric.shown)}
              </span>
            )}
          </div>
        ))}
      </div>
      <JudgementTable judgement={test.judgement} measurement={test.measurement} />
    </>
  );
}

interface QuestionProps {
  readonly no: number;
  readonly words: string;
  readonly answer: string;
}

function Question({ no, words, answer }: QuestionProps) {
  const text = useText();
  return (
    <>
      <p className="projection-kind">{text.projection.question(String(no))}</p>
      <h1>{words}</h1>
      {answer === "" ? null : (
        <p className="projection-answer">
          <span className="muted">
            {text.projection.answer}
            {text.common.colon}
          </span>
          {answer}
        </p>
      )}
    </>
  );
}

type OpinionItem = Extract<ProjectionView["item"], { type: "opinion" }>;

function OpinionPage({ title, sections, problems, suggestions }: Omit<OpinionItem, "type">) {
  const text = useText();
  const say = useSay();
  const list = (heading: string, points: readonly string[]) =>
    points.length === 0 ? null : (
      <section>
        <h2>{heading}</h2>
        <ol>
          {points.map((point, index) => (
            <li key={index}>{point}</li>
          ))}
        </ol>
      </section>
    );
  const written = sections.filter((section) => section.text.trim() !== "");
  return (
    <article className="projection-opinion">
      <h1>{say(title)}</h1>
      {written
        .filter(({ id }) => id !== "conclusion")
        .map((section) => (
          <section key={section.id}>
            <h2>{say(section.title)}</h2>
            <p>{section.text}</p>
          </section>
        ))}
      {list(text.projection.problems, problems)}
      {list(text.projection.suggestions, suggestions)}
      {written
        .filter(({ id }) => id === "conclusion")
        .map((section) => (
          <section key={section.id}>
            <h2>{say(section.title)}</h2>
            <p>{section.text}</p>
          </section>
        ))}
    </article>
  );
}
