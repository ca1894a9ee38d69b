import { Button, Segmented } from "antd";
import { useState } from "react";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { handlingOf, withReadings } from "#shared/domain/standard/settling-rules.ts";
import type { Text } from "#shared/domain/standard/text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useStandard } from "../standard/use-standard.ts";
import { BothLanguages } from "./both-languages.tsx";

export interface ReadingsFormProps {
  readonly rules: HouseRules;
  readonly editable: boolean;
  readonly onChange: (rules: HouseRules) => void;
}

type Ambiguity = StandardPack["ambiguities"][number];
type Settler = Ambiguity["settledBy"];

const settlers: readonly Settler[] = ["house-rules", "outline", "contract", "alliance", "program"];

/** How each place the standard leaves unclear is handled, those of one settler at a time; what the program fixes is shown with a lock. */
export function ReadingsForm({ rules, editable, onChange }: ReadingsFormProps) {
  const text = useText();
  const pack = useStandard();
  const [settler, setSettler] = useState<Settler>("house-rules");
  if (pack === null) return null;
  if (rules.readings === undefined)
    return (
      <>
        <p>{text.houseRules.noReadings}</p>
        {editable ? (
          <Button onClick={() => onChange(withReadings(rules, pack))}>{text.houseRules.fillIn}</Button>
        ) : null}
      </>
    );
  const settledBy = (by: Settler): readonly Ambiguity[] => pack.ambiguities.filter((each) => each.settledBy === by);
  const apart = settledBy("program").some((ambiguity) => handlingOf(rules, ambiguity).neutral !== null);
  return (
    <>
      <p className="muted">{text.houseRules.readingsHow}</p>
      {apart && editable ? (
        <Notice label={text.common.attention} tone="problem">
          {text.houseRules.readingsApart}{" "}
          <Button size="small" onClick={() => onChange(withReadings(rules, pack))}>
            {text.houseRules.putReadingsBack}
          </Button>
        </Notice>
      ) : null}
      <Segmented<Settler>
        className="place-down"
        value={settler}
        aria-label={text.houseRules.readingsGroups}
        options={settlers.map((value) => ({
          value,
          label: `${text.houseRules.readingsBy[value]} ${settledBy(value).length}`,
        }))}
        onChange={setSettler}
      />
      <div className="place-down" />
      <Card>
        <ul key={settler} className="ambiguities">
          {settledBy(settler).map((ambiguity) => (
            <Reading
              key={ambiguity.number}
              rules={rules}
              ambiguity={ambiguity}
              editable={editable}
              onChange={(reading) =>
                onChange(setRule(rules, ["readings", String(ambiguity.number), "reading"], reading))
              }
            />
          ))}
        </ul>
      </Card>
    </>
  );
}

interface ReadingProps {
  readonly rules: HouseRules;
  readonly ambiguity: Ambiguity;
  readonly editable: boolean;
  readonly onChange: (reading: Text) => void;
}

/** What is unclear, and how it is handled; typed only once somebody means to. */
function Reading({ rules, ambiguity, editable, onChange }: ReadingProps) {
  const text = useText();
  const say = useSay();
  const [typing, setTyping] = useState(false);
  const number = String(ambiguity.number);
  const { reading, neutral } = handlingOf(rules, ambiguity);
  const fixed = ambiguity.settledBy === "program";
  return (
    <li>
      <p>
        <span className="muted">{text.standard.ambiguity(number)}</span> {say(ambiguity.issue)}
      </p>
      {typing && editable && !fixed ? (
        <BothLanguages sentences label={text.standard.ambiguity(number)} value={reading} onChange={onChange} />
      ) : (
        <p>
          <span className="strong">{say(reading)}</span>
          {editable && fixed ? (
            <span className="muted rule-fixed" title={text.houseRules.fixedWhy}>
              <Glyph name="lock" /> {text.houseRules.fixed}
            </span>
          ) : null}
          {editable && !fixed ? (
            <Button
              type="link"
              size="small"
              aria-label={text.houseRules.changeReadingOf(number)}
              onClick={() => setTyping(true)}
            >
              {text.houseRules.changeReading}
            </Button>
          ) : null}
        </p>
      )}
      {neutral === null ? null : (
        <p className="muted">
          {text.standard.neutral}
          {text.common.colon}
          {say(neutral)}
          {editable && !fixed ? (
            <Button type="link" size="small" onClick={() => onChange(neutral)}>
              {text.houseRules.toNeutral}
            </Button>
          ) : null}
        </p>
      )}
    </li>
  );
}
