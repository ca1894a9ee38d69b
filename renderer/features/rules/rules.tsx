import { Button } from "antd";
import { useState } from "react";
import { ruleTitle } from "#shared/domain/standard/rule-leaves.ts";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import type { RuleChange } from "#shared/domain/standard/rules-diff.ts";
import { rulesProblems } from "#shared/domain/standard/rules-problems.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { ruleTitles } from "#shared/domain/standard/rule-words.ts";
import type { RulesState, RulesVersion } from "#shared/contract/packs.ts";
import { client } from "../../api/client.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useQuery } from "../../api/use-query.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { ItemList } from "../../ui/item-list.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { useStandard } from "../standard/use-standard.ts";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { DraftSide } from "./draft-side.tsx";
import { KindsForm } from "./kinds-form.tsx";
import { ReadingsForm } from "./readings-form.tsx";
import { RuleForm } from "./rule-form.tsx";
import { VersionsPart } from "./versions-part.tsx";

/** The house rules: what is in force, the next version in a form, what it would alter, and its adoption. */
export function Rules({ part }: { readonly part: string }) {
  const text = useText();
  const answer = useQuery(client.packs.rules, {});
  const inForce = answer.state === "ready" ? answer.value.versions.find((version) => version.inForce) : undefined;
  if (answer.state !== "ready" || inForce === undefined)
    return (
      <WorkstationDesk title={text.houseRules.title}>
        <Answered answer={answer}>{() => null}</Answered>
      </WorkstationDesk>
    );
  return <Editor state={answer.value} inForce={inForce} part={part} />;
}

interface EditorProps {
  readonly state: RulesState;
  readonly inForce: RulesVersion;
  readonly part: string;
}

const versionsPart = "versions";

/** What is never typed: the number, the status and the adoption of a version. */
const notTyped = ["id", "version", "status", "adopted"];

function Editor({ state, inForce, part }: EditorProps) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const { value, change, failure } = useDraft("house-rules", rulesSchema, state.draft ?? inForce.content, (rules) =>
    client.packs.writeRules({ rules }),
  );
  const [undo, setUndo] = useState<{ readonly name: string; readonly rules: HouseRules } | null>(null);
  const parts = [versionsPart, ...Object.keys(ruleTitles).filter((name) => !notTyped.includes(name))];
  const put = (rules: HouseRules, removed?: string): void => {
    setUndo(removed === undefined ? null : { name: removed, rules: value });
    change(rules);
  };
  const current = parts.includes(part) ? part : versionsPart;
  const changes = diffRules(inForce.content, value, useStandard());
  const problems = rulesProblems(value);
  const go = (to: string): void => goTo({ page: "rules", part: to });
  const step = (by: 1 | -1) => (): void => go(neighbour(parts, current, by) ?? current);
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: step(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: step(-1), foot: true },
  ]);
  const titleOf = (name: string): string =>
    name === versionsPart ? text.houseRules.versionsPart : say(ruleTitle(name));
  const { adopted } = inForce.content;
  return (
    <WorkstationDesk
      title={say(inForce.content.title)}
      subtitle={[
        text.houseRules.versionLine(inForce.content.version),
        adopted === null
          ? text.houseRules.model
          : text.houseRules.adoptedNotice(adopted.documentNo, adopted.by, format.date(adopted.date)),
        inForce.digest.slice(0, 6),
      ].join(" · ")}
      rail={
        <ItemList
          title={text.houseRules.rail}
          current={current}
          onSelect={go}
          words={{ done: text.dossier.stateDone, doing: text.houseRules.draft, todo: text.houseRules.inForce }}
          items={parts.map((id) => ({ id, label: titleOf(id), ...stateOf(changes, id) }))}
        />
      }
      side={
        <DraftSide
          changes={changes}
          problems={problems}
          mayEdit={state.mayEdit}
          removed={undo === null ? null : { name: undo.name, takeBack: () => put(undo.rules) }}
        />
      }
    >
      <div className="page">
        <h2 className="page-title">{titleOf(current)}</h2>
        {inForce.content.status === "model" ? (
          <Notice label={text.common.attention}>{text.houseRules.modelNotice}</Notice>
        ) : null}
        {state.mayEdit ? null : <p className="muted">{text.houseRules.readOnly}</p>}
        <ErrorNotice failure={failure} />
        <div className="place-down">
          <Part
            state={state}
            inForce={inForce}
            part={current}
            rules={value}
            sound={problems.length === 0}
            onChange={put}
          />
        </div>
      </div>
    </WorkstationDesk>
  );
}

interface PartProps extends EditorProps {
  readonly rules: HouseRules;
  readonly sound: boolean;
  readonly onChange: (rules: HouseRules, removed?: string) => void;
}

function Part({ state, inForce, part, rules, sound, onChange }: PartProps) {
  const editable = state.mayEdit;
  if (part === versionsPart)
    return <VersionsPart state={state} inForce={inForce} draft={rules} sound={sound} onDraft={onChange} />;
  if (part === "kinds") return <KindsForm rules={rules} editable={editable} onChange={onChange} />;
  if (part === "retention" && rules.retention === undefined)
    return <SetRetention editable={editable} rules={rules} onChange={onChange} />;
  if (part === "readings") return <ReadingsForm rules={rules} editable={editable} onChange={onChange} />;
  return <RuleForm key={part} rules={rules} at={part} editable={editable} onChange={onChange} />;
}

/** Rules from before this one was there: nothing is kept for a time until it is set. */
function SetRetention({
  editable,
  rules,
  onChange,
}: Pick<PartProps, "rules" | "onChange"> & { readonly editable: boolean }) {
  const text = useText();
  return (
    <>
      <p>{text.houseRules.noRetention}</p>
      {editable ? (
        <Button onClick={() => onChange({ ...rules, retention: noPeriod })}>{text.houseRules.fillIn}</Button>
      ) : null}
    </>
  );
}

const noPeriod: NonNullable<HouseRules["retention"]> = { years: 0, months: 0, from: "receipt", earlier: false };

/** A rule the draft changes is in the making; the others stand as they are. */
function stateOf(
  changes: readonly RuleChange[],
  rule: string,
): { readonly state: "doing" | "todo"; readonly note?: string } {
  const count = changes.filter((one) => one.rule === rule).length;
  return count === 0 ? { state: "todo" } : { state: "doing", note: String(count) };
}
