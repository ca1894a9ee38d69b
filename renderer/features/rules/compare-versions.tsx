import { Select } from "antd";
import { useState } from "react";
import type { RulesVersion } from "#shared/contract/packs.ts";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useStandard } from "../standard/use-standard.ts";

const draftKey = "draft";

export interface CompareVersionsProps {
  readonly versions: readonly RulesVersion[];
  readonly draft: HouseRules | null;
}

/** Two versions side by side: rule, before, after. */
export function CompareVersions({ versions, draft }: CompareVersionsProps) {
  const text = useText();
  const say = useSay();
  const standard = useStandard();
  const choices = [
    ...versions.map((version) => ({
      value: version.digest,
      label: `${text.houseRules.versionLine(version.content.version)} · ${
        version.content.adopted?.documentNo ?? text.houseRules.model
      }`,
      content: version.content,
    })),
    ...(draft === null ? [] : [{ value: draftKey, label: text.houseRules.draft, content: draft }]),
  ];
  const [picked, setPicked] = useState<{ readonly from?: string; readonly to?: string }>({});
  const find = (value: string | undefined) => choices.find((choice) => choice.value === value);
  const to = find(picked.to) ?? choices.at(-1);
  const from = find(picked.from) ?? choices.findLast((choice) => choice !== to);
  if (from === undefined || to === undefined) return null;
  const changes = diffRules(from.content, to.content, standard);
  const options = choices.map(({ value, label }) => ({ value, label }));
  return (
    <Card title={text.houseRules.compare} aside={String(changes.length)}>
      <div className="form-grid">
        <Field label={text.houseRules.compareFrom}>
          {({ id }) => (
            <Select<string>
              id={id}
              className="wide"
              value={from.value}
              options={options}
              onChange={(value) => setPicked({ ...picked, from: value })}
            />
          )}
        </Field>
        <Field label={text.houseRules.compareTo}>
          {({ id }) => (
            <Select<string>
              id={id}
              className="wide"
              value={to.value}
              options={options}
              onChange={(value) => setPicked({ ...picked, to: value })}
            />
          )}
        </Field>
      </div>
      {changes.length === 0 ? (
        <p className="muted">{text.houseRules.same}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{text.houseRules.rule}</th>
              <th>{text.houseRules.before}</th>
              <th>{text.houseRules.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.path}${change.after.zh}`}>
                <td>{say(change.label)}</td>
                <td>{say(change.before)}</td>
                <td className="strong">{say(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
