import { Input, InputNumber, Select, Switch } from "antd";
import type { RuleLeaf } from "#shared/domain/standard/rule-leaves.ts";
import type { Text } from "#shared/domain/standard/text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Field } from "../../ui/field.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import { BothLanguages } from "./both-languages.tsx";
import { isLeftToPeople, mayBeEmpty, standsAs } from "./fillable.ts";

export interface RuleFieldProps {
  readonly leaf: RuleLeaf;
  /** False shows what stands, in words. */
  readonly editable: boolean;
  readonly onChange: (value: unknown) => void;
}

/** One place of the house rules as a person fills it in; what the program holds to is shown with a lock. */
export function RuleField({ leaf, editable, onChange }: RuleFieldProps) {
  const text = useText();
  const say = useSay();
  const label = say(leaf.trail.at(-1) ?? leaf.value);
  const stands = standsAs(leaf);
  if (!editable || stands !== "fill")
    return (
      <div className="field">
        <span className="field-label">{label}</span>
        <span>
          {say(leaf.value)}
          {editable && stands === "fixed" ? (
            <span className="muted rule-fixed" title={text.houseRules.fixedWhy}>
              <Glyph name="lock" /> {text.houseRules.fixed}
            </span>
          ) : null}
        </span>
      </div>
    );
  return (
    <Field label={label} {...(isLeftToPeople(leaf) ? { hint: text.houseRules.leftToPeople } : {})}>
      {({ id }) => <Control id={id} leaf={leaf} onChange={onChange} />}
    </Field>
  );
}

interface ControlProps extends Omit<RuleFieldProps, "editable"> {
  readonly id: string;
}

function Control({ id, leaf, onChange }: ControlProps) {
  const { raw, words } = leaf;
  if (typeof words.value === "object") return <Choice id={id} leaf={leaf} onChange={onChange} />;
  if (words.value === "yes-no") return <YesNo id={id} leaf={leaf} onChange={onChange} />;
  if (isText(raw)) return <BothLanguages id={id} value={raw} onChange={onChange} />;
  if (leaf.path.endsWith(".fraction") && typeof raw === "string")
    return <Share id={id} value={raw} onChange={onChange} />;
  if (typeof raw === "number" || words.value !== "plain") return <Quantity id={id} leaf={leaf} onChange={onChange} />;
  return <Line id={id} leaf={leaf} onChange={onChange} />;
}

/** Words in Chinese alone: printed as they stand. */
function Line({ id, leaf, onChange }: ControlProps) {
  const say = useSay();
  return (
    <Input.TextArea
      id={id}
      autoSize
      value={typeof leaf.raw === "string" ? leaf.raw : ""}
      placeholder={mayBeEmpty(leaf) ? say(leaf.words.none) : ""}
      onChange={(event) => onChange(event.target.value === "" && mayBeEmpty(leaf) ? null : event.target.value)}
    />
  );
}

function Choice({ id, leaf, onChange }: ControlProps) {
  const say = useSay();
  const { raw, words } = leaf;
  const options = typeof words.value === "object" ? Object.entries(words.value) : [];
  const listed = options.map(([value, label]) => ({ value, label: say(label) }));
  if (Array.isArray(raw))
    return (
      <Select<string[]>
        id={id}
        className="wide"
        mode="multiple"
        value={raw.map(String)}
        options={listed}
        placeholder={say(words.none)}
        onChange={onChange}
      />
    );
  return (
    <Select<string>
      id={id}
      className="wide"
      value={typeof raw === "string" ? raw : null}
      options={listed}
      placeholder={say(words.none)}
      allowClear={mayBeEmpty(leaf)}
      onChange={(value) => onChange(value ?? null)}
    />
  );
}

function YesNo({ id, leaf, onChange }: ControlProps) {
  const text = useText();
  const say = useSay();
  const { raw, words } = leaf;
  if (!mayBeEmpty(leaf))
    return (
      <div>
        <Switch
          id={id}
          checked={raw === true}
          checkedChildren={text.common.yes}
          unCheckedChildren={text.common.no}
          onChange={onChange}
        />
      </div>
    );
  return (
    <Select<string>
      id={id}
      className="wide"
      value={typeof raw === "boolean" ? String(raw) : null}
      allowClear
      placeholder={say(words.none)}
      options={[
        { value: "true", label: text.common.yes },
        { value: "false", label: text.common.no },
      ]}
      onChange={(value) => onChange(value === "true" ? true : value === "false" ? false : null)}
    />
  );
}

function Share({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const text = useText();
  const [over = "1", under = "1"] = value.split("/");
  return (
    <div className="share">
      <InputNumber
        id={id}
        min={0}
        precision={0}
        value={Number(over)}
        onChange={(next) => onChange(`${next ?? 0}/${under}`)}
      />
      <span>/</span>
      <InputNumber
        aria-label={text.houseRules.denominator}
        min={1}
        precision={0}
        value={Number(under)}
        onChange={(next) => onChange(`${over}/${next ?? 1}`)}
      />
    </div>
  );
}

const hundredfold = ["points", "share"];

function Quantity({ id, leaf, onChange }: ControlProps) {
  const say = useSay();
  const { raw, words } = leaf;
  const kind = typeof words.value === "string" ? words.value : "plain";
  const factor = hundredfold.includes(kind) ? 100 : 1;
  return (
    <InputNumber
      id={id}
      className="rule-number"
      min={0}
      precision={factor === 100 ? 2 : 0}
      value={typeof raw === "number" ? raw / factor : null}
      placeholder={say(words.none)}
      suffix={say(unitOf(kind))}
      onChange={(value) => onChange(value === null ? null : Math.round(value * factor))}
    />
  );
}

const units: Readonly<Record<string, Text>> = {
  people: { zh: "人", en: "people" },
  years: { zh: "年", en: "years" },
  months: { zh: "个月", en: "months" },
  days: { zh: "天", en: "days" },
  copies: { zh: "份", en: "copies" },
  decimals: { zh: "位", en: "decimals" },
  points: { zh: "分", en: "points" },
  share: { zh: "%", en: "%" },
  percent: { zh: "%", en: "%" },
};

function unitOf(kind: string): Text {
  return units[kind] ?? { zh: "", en: "" };
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}
