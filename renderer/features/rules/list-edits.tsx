import { Button, Select } from "antd";
import { useRef } from "react";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import {
  askedIn,
  kindsAsking,
  nextMaterialId,
  withMaterial,
  withoutMaterial,
} from "#shared/domain/standard/rule-lists.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { useText } from "../../i18n/use-text.ts";
import { Field } from "../../ui/field.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";

export interface ListEditProps {
  readonly rules: HouseRules;
  readonly onChange: (rules: HouseRules) => void;
}

/** The rules without the member of a list at `path`; null where it does not come and go with the organiser. */
export function withoutMember(rules: HouseRules, path: string): HouseRules | null {
  const [rule = "", list = "", id = ""] = path.split(".");
  const { recusal } = rules;
  if (rule === "recusal" && recusal.grounds.length > 1)
    return { ...rules, recusal: { ...recusal, grounds: recusal.grounds.filter((ground) => ground.id !== id) } };
  if (rule === "materials") return withoutMaterial(rules, list);
  const ofKind = /^kinds\.([a-z]+)\.materials\.(\d\d)$/.exec(path);
  if (ofKind === null) return null;
  const [, kind, material = ""] = ofKind;
  return askedIn(
    rules,
    material,
    kindsAsking(rules, material).filter((asking) => asking !== kind),
  );
}

export interface MemberNoteProps extends ListEditProps {
  readonly path: string;
  readonly editable: boolean;
}

/** Under a material: the kinds of review that look for it. */
export function MemberNote({ rules, path, editable, onChange }: MemberNoteProps) {
  const text = useText();
  const [, id = ""] = /^materials\.(\d\d)$/.exec(path) ?? [];
  if (id === "") return null;
  const asking = kindsAsking(rules, id);
  const words = asking.map((kind) => text.words.kinds[kind]).join(text.common.separator);
  return (
    <Field label={text.houseRules.askedIn}>
      {(control) =>
        editable ? (
          <Select<ReviewKind[]>
            id={control.id}
            mode="multiple"
            className="wide"
            value={[...asking]}
            placeholder={text.houseRules.askedNowhere}
            options={reviewKindSchema.options.map((value) => ({ value, label: text.words.kinds[value] }))}
            onChange={(kinds) => onChange(askedIn(rules, id, kinds))}
          />
        ) : (
          <span id={control.id}>{words === "" ? text.houseRules.askedNowhere : words}</span>
        )
      }
    </Field>
  );
}

/** Below a list: what may be added to it. */
export function ListFoot({ rules, at, onChange }: ListEditProps & { readonly at: string }) {
  const text = useText();
  const [, kind = ""] = /^kinds\.([a-z]+)$/.exec(at) ?? [];
  const asked = reviewKindSchema.safeParse(kind);
  if (at === "recusal")
    return (
      <Add word={text.houseRules.addGround} onAdd={() => onChange(withGround(rules, text.houseRules.newGround))} />
    );
  if (at === "materials")
    return nextMaterialId(rules) === null ? null : (
      <Add
        word={text.houseRules.addMaterial}
        onAdd={() => onChange(withMaterial(rules, { zh: text.houseRules.newMaterial, en: "New material" }))}
      />
    );
  return asked.success ? <AddAsked rules={rules} kind={asked.data} onChange={onChange} /> : null;
}

/** What is added comes above the button, and into sight. */
function Add({ word, onAdd }: { readonly word: string; readonly onAdd: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Button
      ref={button}
      className="place-down"
      onClick={() => {
        onAdd();
        requestAnimationFrame(() => button.current?.scrollIntoView({ block: "nearest" }));
      }}
    >
      <Glyph name="plus" /> {word}
    </Button>
  );
}

/** A material of the list that this kind of review does not look for yet. */
function AddAsked({ rules, kind, onChange }: ListEditProps & { readonly kind: ReviewKind }) {
  const text = useText();
  const say = useSay();
  const here = new Set(kindRules(rules, kind).materials.map(({ id }) => id));
  const left = rules.materials.filter(({ id }) => !here.has(id));
  if (left.length === 0) return null;
  return (
    <Select<string>
      className="place-down wide"
      aria-label={text.houseRules.askAlso}
      placeholder={text.houseRules.askAlso}
      value={null}
      showSearch={{ optionFilterProp: "label" }}
      options={left.map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` }))}
      onChange={(id) => onChange(askedIn(rules, id, [...kindsAsking(rules, id), kind]))}
    />
  );
}

/** Grounds of recusal come and go with the organiser. */
function withGround(rules: HouseRules, zh: string): HouseRules {
  const { recusal } = rules;
  const numbers = Array.from({ length: recusal.grounds.length + 1 }, (_, index) => `own-${index + 1}`);
  const id = numbers.find((one) => !recusal.grounds.some((ground) => ground.id === one)) ?? "own";
  const ground = { id, title: { zh, en: "New ground" }, withinYears: true };
  return { ...rules, recusal: { ...recusal, grounds: [...recusal.grounds, ground] } };
}
