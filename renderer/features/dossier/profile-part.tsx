import { AutoComplete, Button, Checkbox, Input, Select } from "antd";
import type { Follows } from "#shared/domain/dossier/dossier.ts";
import { profileSchema, reviewKindSchema, reviewModeSchema } from "#shared/domain/dossier/profile.ts";
import type { Profile, ReviewKind, ReviewMode } from "#shared/domain/dossier/profile.ts";
import { client } from "../../api/client.ts";
import { useDraft } from "../../api/use-draft.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { useSay } from "../../ui/use-say.ts";
import type { DossierDraft } from "./draft.ts";
import { DraftNotices } from "./draft-notices.tsx";
import { useKindInForce } from "./use-house-rules.ts";
import { useStandard } from "../standard/use-standard.ts";
import { FundingRows, MilestoneRows, TeamRows, UnitRows } from "./profile-rows.tsx";

const tiers = ["major", "medium", "small"] as const;

/** What the project is: names, dates, units, people, money. */
export function ProfilePart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const { dossierId } = draft;
  const { value, change, incomplete, failure } = useDraft(
    `profile:${dossierId}`,
    profileSchema,
    draft.profile,
    (profile) => client.dossiers.writeProfile({ dossierId, profile }),
  );
  const put = (part: Partial<Profile>) => change({ ...value, ...part });
  return (
    <>
      <DraftNotices incomplete={incomplete} failure={failure} />
      {draft.follows === null ? null : <ReopenedNotice follows={draft.follows} />}
      <Card title={text.profile.basics}>
        <Basics value={value} put={put} />
      </Card>
      <Card title={text.profile.units} aside={text.profile.recusalHint}>
        <UnitRows rows={value.participants} onChange={(participants) => put({ participants })} />
      </Card>
      <Card title={text.profile.team}>
        <TeamRows rows={value.team} onChange={(team) => put({ team })} />
      </Card>
      <Card title={text.profile.milestones}>
        <MilestoneRows rows={value.milestones} onChange={(milestones) => put({ milestones })} />
      </Card>
      <Card title={text.profile.funding}>
        <FundingRows rows={value.funding} onChange={(funding) => put({ funding })} />
      </Card>
    </>
  );
}

/** What the first review left open: a review that follows it looks at this and nothing else. */
function ReopenedNotice({ follows: { reviewId, reopens } }: { readonly follows: Follows }) {
  const text = useText();
  const list = (numbers: readonly string[]) => numbers.join(text.common.separator);
  return (
    <Notice label={text.common.attention}>
      {text.profile.reopens(list(reopens.targets), list(reopens.items))}{" "}
      <Button
        size="small"
        onClick={() => goTo({ page: "review", reviewId, desk: "documents", stage: null, item: null })}
      >
        {text.measurement.openFirst}
      </Button>
    </Notice>
  );
}

interface BasicsProps {
  readonly value: Profile;
  readonly put: (part: Partial<Profile>) => void;
}

function Basics({ value, put }: BasicsProps) {
  const text = useText();
  const say = useSay();
  const standard = useStandard();
  const rules = useKindInForce(value.kind);
  // Said only where the tier decides who reviews.
  const tiered = (rules?.convening.length ?? 0) > 1;
  const panel = (tiered ? rules?.convening.find(({ tiers: reviewed }) => reviewed.includes(value.tier)) : null) ?? null;
  const noLetter = rules?.correspondence === false ? text.profile.noLetter(text.words.kinds[value.kind]) : null;
  const modeHint = noLetter ?? (value.mode === "correspondence" ? text.profile.byLetter : null);
  const period = value.period ?? { from: "", to: "" };
  const setPeriod = (part: Partial<{ from: string; to: string }>) => {
    const next = { ...period, ...part };
    put({ period: next.from === "" && next.to === "" ? null : next });
  };
  return (
    <>
      <div className="form-grid">
        <Field label={text.profile.code}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={value.code}
              onChange={(event) => put({ code: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.profile.kind}>
          {({ id }) => (
            <Select<ReviewKind>
              id={id}
              className="wide"
              value={value.kind}
              options={reviewKindSchema.options.map((kind) => ({ value: kind, label: text.words.kinds[kind] }))}
              onChange={(kind) => put({ kind })}
            />
          )}
        </Field>
        <Field label={text.profile.tier}>
          {({ id }) => (
            <div className="beside">
              <Select<Profile["tier"]>
                id={id}
                className="wide"
                value={value.tier}
                options={tiers.map((tier) => ({ value: tier, label: text.words.tiers[tier] }))}
                onChange={(tier) => put({ tier })}
              />
              <Checkbox checked={value.keyProject} onChange={(event) => put({ keyProject: event.target.checked })}>
                {text.profile.keyProject}
              </Checkbox>
            </div>
          )}
        </Field>
        <Field label={text.profile.mode} {...(modeHint === null ? {} : { hint: modeHint })}>
          {(control) => (
            <Select<ReviewMode>
              {...control}
              className="wide"
              value={value.mode ?? "meeting"}
              options={reviewModeSchema.options.map((mode) => ({
                value: mode,
                label: text.words.modes[mode],
                disabled: mode === "correspondence" && rules?.correspondence === false,
              }))}
              onChange={(mode) => put({ mode })}
            />
          )}
        </Field>
      </div>
      {panel === null ? null : (
        <p className="muted small">{text.profile.panelOf(text.words.tiers[value.tier], say(panel.title))}</p>
      )}
      {panel?.body === "committee" ? (
        <Field label={text.profile.committee}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={value.committee ?? ""}
              onChange={(event) => put({ committee: event.target.value.trim() === "" ? null : event.target.value })}
            />
          )}
        </Field>
      ) : null}
      <Field label={text.profile.title}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={value.title}
            onChange={(event) => put({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="form-grid">
        <Field label={text.profile.organiser}>
          {(control) => (
            <Input {...control} value={value.organiser} onChange={(event) => put({ organiser: event.target.value })} />
          )}
        </Field>
        <Field label={text.profile.sector}>
          {({ id }) => (
            <AutoComplete
              id={id}
              className="wide"
              value={value.sector}
              options={(standard?.sectors ?? []).map(({ title }) => ({ value: title.zh, label: say(title) }))}
              showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
              onChange={(sector: string) => put({ sector })}
            />
          )}
        </Field>
        <Field label={text.profile.region}>
          {(control) => (
            <Input {...control} value={value.region} onChange={(event) => put({ region: event.target.value })} />
          )}
        </Field>
        <DateField
          label={text.profile.from}
          value={period.from || null}
          onChange={(from) => setPeriod({ from: from ?? "" })}
        />
        <DateField label={text.profile.to} value={period.to || null} onChange={(to) => setPeriod({ to: to ?? "" })} />
      </div>
      <Field label={text.profile.scenarios} hint={text.profile.scenariosHow} optional>
        {({ id }) => (
          <Select<string[]>
            id={id}
            className="wide"
            mode="multiple"
            value={[...value.scenarios]}
            options={(standard?.scenarios ?? []).map((scenario) => ({
              value: scenario.id,
              label: `${scenario.ref} ${say(scenario.title)}`,
            }))}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(scenarios) => put({ scenarios })}
          />
        )}
      </Field>
    </>
  );
}
