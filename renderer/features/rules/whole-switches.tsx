import { Button } from "antd";
import { ruleTitle } from "#shared/domain/standard/rule-leaves.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { ruleWords } from "#shared/domain/standard/rule-words.ts";
import { ruleAt, setRule } from "#shared/domain/standard/set-rule.ts";
import type { Text } from "#shared/domain/standard/text.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSay } from "../../ui/use-say.ts";

export interface WholeSwitchesProps {
  readonly rules: HouseRules;
  readonly at: string;
  readonly onChange: (rules: HouseRules) => void;
}

interface Whole {
  /** Below the place the form shows. */
  readonly place: string;
  /** How its words are found. */
  readonly pattern: string;
  readonly empty: (rules: HouseRules) => unknown;
}

/** What is set or left out as a whole, and how it begins. Weights begin at nothing: they are nobody's until the alliance enters them. */
const wholes: readonly (readonly [at: RegExp, whole: Whole])[] = [
  [
    /^indices$/,
    {
      place: "efficacyWeights",
      pattern: "indices.efficacyWeights",
      empty: () => ({ onTime: 0, transfer: 0, satisfaction: 0 }),
    },
  ],
  [
    /^indices$/,
    {
      place: "readinessWeights",
      pattern: "indices.readinessWeights",
      empty: () => ({ infrastructure: 0, data: 0, talent: 0, culture: 0 }),
    },
  ],
  [
    /^materials\.\d\d$/,
    {
      place: "validity",
      pattern: "materials.*.validity",
      empty: () => ({
        text: { zh: "有效性要求", en: "What makes it count" },
        withinMonths: null,
        deliveredVersion: false,
        afterPeriodEnd: false,
      }),
    },
  ],
  [
    /^kinds\.[a-z]+$/,
    { place: "panel.categories", pattern: "kinds.*.panel.categories", empty: ({ panel }) => panel.categories },
  ],
];

/** Buttons for what is set or left out as a whole. */
export function WholeSwitches({ rules, at, onChange }: WholeSwitchesProps) {
  const text = useText();
  const say = useSay();
  const here = wholes.filter(([where]) => where.test(at)).map(([, whole]) => whole);
  if (here.length === 0) return null;
  return (
    <div className="tags">
      {here.map(({ place, pattern, empty }) => {
        const path = [...at.split("."), ...place.split(".")];
        const set = ruleAt(rules, path) !== null;
        return (
          <Button key={place} size="small" onClick={() => onChange(setRule(rules, path, set ? null : empty(rules)))}>
            {say(named(pattern))} · {set ? text.houseRules.leaveOut : text.houseRules.fillIn}
          </Button>
        );
      })}
    </div>
  );
}

function named(pattern: string): Text {
  return ruleWords[pattern]?.label ?? ruleTitle(pattern);
}
