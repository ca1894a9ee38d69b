import { Button } from "antd";
import { ruleLeaves } from "#shared/domain/standard/rule-leaves.ts";
import type { RuleLeaf } from "#shared/domain/standard/rule-leaves.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import { changeRule } from "./change-rule.ts";
import { RuleField } from "./rule-field.tsx";

export interface RuleFormProps {
  readonly rules: HouseRules;
  /** Places shown: those whose path begins with it. */
  readonly at: string;
  readonly editable: boolean;
  readonly onChange: (rules: HouseRules) => void;
  /** Which of them may be filled in; all unless told. */
  readonly mayFill?: (leaf: RuleLeaf) => boolean;
  /** Left out, because something else shows them. */
  readonly leaveOut?: (leaf: RuleLeaf) => boolean;
}

/** The places of one rule as a form: what belongs to a ground, a material or a veto stands together. */
export function RuleForm({ rules, at, editable, onChange, mayFill, leaveOut }: RuleFormProps) {
  const text = useText();
  const say = useSay();
  const depth = at.split(".").length;
  const leaves = ruleLeaves(rules).filter(
    (leaf) => (leaf.path === at || leaf.path.startsWith(`${at}.`)) && leaveOut?.(leaf) !== true,
  );
  const memberOf = (leaf: RuleLeaf) => leaf.members.find((member) => member.path.split(".").length > depth) ?? null;
  const alone = leaves.filter((leaf) => memberOf(leaf) === null);
  const members = [...new Map(leaves.flatMap((leaf) => memberOf(leaf) ?? []).map((one) => [one.path, one])).values()];
  const field = (leaf: RuleLeaf) => (
    <RuleField
      key={leaf.path}
      leaf={leaf}
      editable={editable && mayFill?.(leaf) !== false}
      onChange={(value) => onChange(changeRule(rules, leaf, value))}
    />
  );
  return (
    <>
      {alone.length === 0 ? null : (
        <Card>
          <div className="form-grid rule-grid">{alone.map(field)}</div>
        </Card>
      )}
      {members.map((member) => (
        <Card key={member.path}>
          <div className="rule-member">
            <div>
              <p className="strong">{say(member.trail.at(-1) ?? { zh: "", en: "" })}</p>
              {editable && at === "recusal" && members.length > 1 ? (
                <Button
                  type="link"
                  className="rows-add"
                  onClick={() => onChange(withoutGround(rules, member.path.split(".").at(-1) ?? ""))}
                >
                  {text.common.remove}
                </Button>
              ) : null}
            </div>
            <div className="form-grid rule-grid">
              {leaves.filter((leaf) => memberOf(leaf)?.path === member.path).map(field)}
            </div>
          </div>
        </Card>
      ))}
      {editable ? <Presence rules={rules} at={at} onChange={onChange} /> : null}
      {editable && at === "recusal" ? <AddGround rules={rules} onChange={onChange} /> : null}
    </>
  );
}

const weightSets = [
  { path: ["indices", "efficacyWeights"], empty: { onTime: 0, transfer: 0, satisfaction: 0 } },
  { path: ["indices", "readinessWeights"], empty: { infrastructure: 0, data: 0, talent: 0, culture: 0 } },
] as const;

/** Weights the standard leaves open: nobody's until the alliance enters them. */
function Presence({ rules, at, onChange }: Pick<RuleFormProps, "rules" | "at" | "onChange">) {
  const text = useText();
  const say = useSay();
  if (at !== "indices") return null;
  return (
    <div className="tags place-down">
      {weightSets.map(({ path, empty }) => {
        const [, name] = path;
        const set = rules.indices[name] !== null;
        const leaf = ruleLeaves(rules).find((one) => one.path.startsWith(path.join(".")));
        const called = say(leaf?.trail.at(-1) ?? { zh: name, en: name }).split(/[：:]/)[0];
        return (
          <Button key={name} onClick={() => onChange(setRule(rules, path, set ? null : empty))}>
            {called} · {set ? text.houseRules.unsetWeights : text.houseRules.configure}
          </Button>
        );
      })}
    </div>
  );
}

function withoutGround(rules: HouseRules, id: string): HouseRules {
  const { recusal } = rules;
  return { ...rules, recusal: { ...recusal, grounds: recusal.grounds.filter((ground) => ground.id !== id) } };
}

/** Grounds of recusal come and go with the organiser. */
function AddGround({ rules, onChange }: Pick<RuleFormProps, "rules" | "onChange">) {
  const text = useText();
  const { recusal } = rules;
  function add() {
    const numbers = Array.from({ length: recusal.grounds.length + 1 }, (_, index) => `own-${index + 1}`);
    const id = numbers.find((one) => !recusal.grounds.some((ground) => ground.id === one)) ?? "own";
    const ground = { id, title: { zh: text.houseRules.newGround, en: "New ground" }, withinYears: true };
    onChange({ ...rules, recusal: { ...recusal, grounds: [...recusal.grounds, ground] } });
  }
  return (
    <Button className="place-down" onClick={add}>
      <Glyph name="plus" /> {text.houseRules.addGround}
    </Button>
  );
}
