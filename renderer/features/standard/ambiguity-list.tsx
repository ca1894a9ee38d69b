import { ruleTitle } from "#shared/domain/standard/rule-leaves.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { handlingOf, settlingRules } from "#shared/domain/standard/settling-rules.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useRulesHere } from "./use-standard.ts";

export interface AmbiguityListProps {
  readonly pack: StandardPack;
  readonly numbers: readonly number[];
}

/** Where a clause is unclear: the issue, how the house rules handle it, the neutral default where that is another, and the house rule it is computed by. */
export function AmbiguityList({ pack, numbers }: AmbiguityListProps) {
  const text = useText();
  const say = useSay();
  const rules = useRulesHere();
  const ambiguities = pack.ambiguities.filter(({ number }) => numbers.includes(number));
  if (ambiguities.length === 0) return null;
  return (
    <Card title={text.standard.ambiguities} aside={String(ambiguities.length)}>
      <ul className="ambiguities">
        {ambiguities.map((ambiguity) => {
          const { number, issue } = ambiguity;
          const { reading, byRules, neutral } = handlingOf(rules, ambiguity);
          const settled = rules === null ? [] : settlingRules(rules, number);
          const [first] = settled;
          return (
            <li key={number}>
              <p>
                <span className="muted">{text.standard.ambiguity(String(number))}</span> {say(issue)}
              </p>
              <p>
                <span className="muted">{byRules ? text.standard.handling : text.standard.neutral}</span> {say(reading)}
              </p>
              {neutral === null ? null : (
                <p className="muted">
                  {text.standard.neutral}
                  {text.common.colon}
                  {say(neutral)}
                </p>
              )}
              {first === undefined ? null : (
                <>
                  <p>
                    <button
                      type="button"
                      className="link"
                      onClick={() => goTo({ page: "rules", part: first.rule })}
                      title={text.standard.openRules}
                    >
                      {text.standard.settledBy(say(ruleTitle(first.rule)))}
                    </button>
                  </p>
                  <ul className="settling">
                    {settled.map((leaf) => (
                      <li key={leaf.path}>
                        <span>{leaf.trail.map(say).join(" · ")}</span>
                        <span className="strong">{say(leaf.value)}</span>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
