import { Button } from "antd";
import type { ReactNode } from "react";
import { ruleLeaves } from "#shared/domain/standard/rule-leaves.ts";
import type { RuleLeaf, RuleMember } from "#shared/domain/standard/rule-leaves.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { useSay } from "../../ui/use-say.ts";
import { changeRule } from "./change-rule.ts";
import { ListFoot, MemberNote, withoutMember } from "./list-edits.tsx";
import { RuleField } from "./rule-field.tsx";
import { WholeSwitches } from "./whole-switches.tsx";

export interface RuleFormProps {
  readonly rules: HouseRules;
  /** Places shown: those whose path begins with it. */
  readonly at: string;
  readonly editable: boolean;
  /** `removed` names what went, so that it can be taken back. */
  readonly onChange: (rules: HouseRules, removed?: string) => void;
  /** Left out, because something else shows them. */
  readonly leaveOut?: (leaf: RuleLeaf) => boolean;
}

/** The places of one rule as a form: what belongs to a ground, a material or a veto stands together. */
export function RuleForm({ rules, at, editable, onChange, leaveOut }: RuleFormProps) {
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
      editable={editable}
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
      {editable ? <WholeSwitches rules={rules} at={at} onChange={onChange} /> : null}
      {members.map((member) => (
        <Member key={member.path} rules={rules} member={member} editable={editable} onChange={onChange}>
          {leaves.filter((leaf) => memberOf(leaf)?.path === member.path).map(field)}
        </Member>
      ))}
      {editable ? <ListFoot rules={rules} at={at} onChange={onChange} /> : null}
    </>
  );
}

interface MemberProps extends Pick<RuleFormProps, "rules" | "editable" | "onChange"> {
  readonly member: RuleMember;
  readonly children: ReactNode;
}

/** A ground, a material, a veto: its name, its places, and the way out of the list where it has one. */
function Member({ rules, member, editable, onChange, children }: MemberProps) {
  const text = useText();
  const say = useSay();
  const without = editable ? withoutMember(rules, member.path) : null;
  const name = say(member.trail.at(-1) ?? { zh: "", en: "" });
  return (
    <Card>
      <div className="rule-member" data-member={member.path}>
        <div>
          <p className="strong">{name}</p>
          {without === null ? null : (
            <Button
              type="link"
              className="rows-add"
              aria-label={`${text.common.remove} ${name}`}
              onClick={() => onChange(without, name)}
            >
              {text.common.remove}
            </Button>
          )}
        </div>
        <div>
          <div className="form-grid rule-grid">{children}</div>
          {editable ? <WholeSwitches rules={rules} at={member.path} onChange={onChange} /> : null}
          <MemberNote rules={rules} path={member.path} editable={editable} onChange={onChange} />
        </div>
      </div>
    </Card>
  );
}
