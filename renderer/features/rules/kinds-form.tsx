import { Segmented } from "antd";
import { useState } from "react";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { useText } from "../../i18n/use-text.ts";
import { CriteriaForm } from "./criteria-form.tsx";
import { RuleForm } from "./rule-form.tsx";

export interface KindsFormProps {
  readonly rules: HouseRules;
  readonly editable: boolean;
  readonly onChange: (rules: HouseRules, removed?: string) => void;
}

/** One kind of review at a time: its score sheet with the sum in sight, then what else it does its own way. */
export function KindsForm({ rules, editable, onChange }: KindsFormProps) {
  const text = useText();
  const [kind, setKind] = useState<ReviewKind>("acceptance");
  const at = `kinds.${kind}`;
  return (
    <>
      <Segmented<ReviewKind>
        value={kind}
        aria-label={text.standard.kind}
        options={reviewKindSchema.options.map((value) => ({ value, label: text.words.kinds[value] }))}
        onChange={setKind}
      />
      <div className="place-down" />
      {kindRules(rules, kind).criteria.length === 0 ? null : (
        <CriteriaForm key={kind} rules={rules} kind={kind} editable={editable} onChange={onChange} />
      )}
      <h3 className="block-title">{text.houseRules.otherPlaces}</h3>
      <RuleForm
        rules={rules}
        at={at}
        editable={editable}
        onChange={onChange}
        leaveOut={(leaf) => leaf.path.startsWith(`${at}.criteria`)}
      />
    </>
  );
}
