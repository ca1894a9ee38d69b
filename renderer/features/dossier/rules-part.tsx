import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";

/** Which rules the review will follow. */
export function RulesPart() {
  const text = useText();
  return (
    <>
      <Card>
        <p>{text.rulesPart.intro}</p>
      </Card>
      <Notice label={text.common.attention}>{text.rulesPart.model}</Notice>
    </>
  );
}
