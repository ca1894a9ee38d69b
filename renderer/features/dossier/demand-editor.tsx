import { AutoComplete, Input, Select } from "antd";
import type { Comparator, Demand } from "#shared/domain/dossier/target.ts";
import { metricCatalogue, parseMetric } from "#shared/domain/measurement/metrics.ts";
import type { MetricId } from "#shared/domain/measurement/metrics.ts";
import { knownUnits } from "#shared/domain/measurement/units.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { DecimalInput } from "../../ui/decimal-input.tsx";
import { Field } from "../../ui/field.tsx";
import { optionsOf } from "../../ui/options.ts";

export interface DemandEditorProps {
  readonly demand: Demand;
  readonly onChange: (demand: Demand) => void;
}

/** The thresholds that belong to a comparator: none, one, or two; an unfilled one is empty and keeps the draft from being sent. */
function thresholdsFor(comparator: Comparator, threshold: readonly string[]): string[] {
  if (comparator === "none") return [];
  const [first = "", second = ""] = threshold;
  return comparator === "between" ? [first, second] : [first];
}

/** What is demanded: metric, comparison, value, unit. */
export function DemandEditor({ demand, onChange }: DemandEditorProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const known = parseMetric(demand.metric);
  const put = (part: Partial<Demand>) => onChange({ ...demand, ...part });
  const setMetric = (metric: string, subject: string) =>
    put({ metric: subject === "" ? metric : `${metric}:${subject}` });
  const setThreshold = (at: number) => (value: string | null) =>
    put({
      threshold: thresholdsFor(demand.comparator, demand.threshold).map((old, index) =>
        index === at ? (value ?? "") : old,
      ),
    });
  const thresholds = thresholdsFor(demand.comparator, demand.threshold);
  return (
    <div className="form-grid demand">
      <Field label={text.targets.metric}>
        {({ id }) => (
          <Select<MetricId>
            id={id}
            className="wide"
            showSearch={{ optionFilterProp: "label" }}
            value={known?.metric ?? null}
            options={Object.entries(metricCatalogue).map(([value, names]) => ({
              value: value as MetricId,
              label: names[language],
            }))}
            onChange={(metric) => {
              const unit = metricCatalogue[metric].unit;
              onChange({
                ...demand,
                metric: (known?.subject ?? null) === null ? metric : `${metric}:${known?.subject ?? ""}`,
                unit: unit ?? demand.unit,
              });
            }}
          />
        )}
      </Field>
      <Field label={text.targets.subject} optional>
        {(control) => (
          <Input
            {...control}
            value={known?.subject ?? ""}
            onChange={(event) => setMetric(known?.metric ?? "value", event.target.value)}
          />
        )}
      </Field>
      <Field label={text.targets.comparator}>
        {({ id }) => (
          <Select<Comparator>
            id={id}
            className="wide"
            value={demand.comparator}
            options={optionsOf(text.words.comparators)}
            onChange={(comparator) => put({ comparator, threshold: thresholdsFor(comparator, demand.threshold) })}
          />
        )}
      </Field>
      {thresholds.map((value, at) => (
        <Field
          key={at}
          label={thresholds.length === 1 ? text.targets.threshold : at === 0 ? text.targets.low : text.targets.high}
        >
          {({ id }) => <DecimalInput id={id} value={value === "" ? null : value} onChange={setThreshold(at)} />}
        </Field>
      ))}
      <Field label={text.targets.unit}>
        {({ id }) => (
          <AutoComplete
            id={id}
            className="wide"
            value={demand.unit}
            options={knownUnits.map((unit) => ({ value: unit }))}
            showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
            onChange={(unit: string) => put({ unit })}
          />
        )}
      </Field>
    </div>
  );
}
