import { Button } from "antd";
import { useState } from "react";
import type { Measurement } from "#shared/domain/measurement/measured.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { measuredWords } from "../../ui/demand-words.ts";
import { formatCount } from "../../ui/formatting.ts";
import { intervalWords } from "../../ui/interval-bar.tsx";
import { NumberWithUnit } from "../../ui/number-with-unit.tsx";

/** Every metric of a measurement with interval and sample, its arithmetic at hand; what cannot be computed says what is missing. */
export function MetricTable({ measurement }: { readonly measurement: Measurement }) {
  const text = useText();
  const language = useView((view) => view.language);
  const [traced, setTraced] = useState(false);
  // A column nothing stands in is left out.
  const measured = measurement.metrics.filter((metric) => metric.state === "measured");
  const intervals = measured.some(({ interval }) => interval !== null);
  const samples = measured.some(({ n }) => n !== null);
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th>{text.measurement.metric}</th>
            <th className="to-right">{text.measurement.value}</th>
            {intervals ? <th className="to-right">{text.measurement.interval}</th> : null}
            {samples ? <th className="to-right">{text.measurement.sampleSize}</th> : null}
          </tr>
        </thead>
        <tbody>
          {measurement.metrics.map((metric) => (
            <tr key={`${metric.metric}:${metric.subject ?? ""}`}>
              <td>
                {measuredWords(
                  metric.subject === null ? metric.metric : `${metric.metric}:${metric.subject}`,
                  language,
                  measurement,
                )}
                {traced && metric.state === "measured" ? (
                  <div className="muted small">{metric.trace[language]}</div>
                ) : null}
              </td>
              {metric.state === "measured" ? (
                <>
                  <td className="to-right">
                    <NumberWithUnit value={metric.shown} unit={unitLabel(metric.unit, language)} strong />
                  </td>
                  {intervals ? (
                    <td className="to-right">
                      {metric.interval === null
                        ? "—"
                        : intervalWords(metric.interval.low, metric.interval.high, metric.shown)}
                    </td>
                  ) : null}
                  {samples ? <td className="to-right">{metric.n === null ? "—" : formatCount(metric.n)}</td> : null}
                </>
              ) : (
                <td colSpan={1 + Number(intervals) + Number(samples)} className="to-right wrap">
                  {text.measurement.missing} {metric.missing.map((one) => one[language]).join("；")}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="link" className="rows-add" onClick={() => setTraced(!traced)}>
        {traced ? text.measurement.hideTrace : text.measurement.showTrace}
      </Button>
    </>
  );
}
