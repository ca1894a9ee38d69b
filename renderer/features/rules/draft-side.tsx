import { Button } from "antd";
import type { RuleChange } from "#shared/domain/standard/rules-diff.ts";
import type { RulesProblem } from "#shared/domain/standard/rules-problems.ts";
import type { PreviewedReview } from "#shared/contract/packs.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";

export interface DraftSideProps {
  readonly changes: readonly RuleChange[];
  /** Why the draft on the screen cannot be kept; empty when it can. */
  readonly problems: readonly RulesProblem[];
  readonly mayEdit: boolean;
  /** What was taken out of a list last, until something else is changed; null when nothing was. */
  readonly removed: { readonly name: string; readonly takeBack: () => void } | null;
}

/** Beside the editor: what the draft changes, and what that would alter in the library's projects. */
export function DraftSide({ changes, problems, mayEdit, removed }: DraftSideProps) {
  const text = useText();
  const say = useSay();
  const unsound = problems.map(({ where, what }) => `${say(where)}${text.common.colon}${say(what)}`);
  return (
    <>
      <div role="status">
        {removed === null ? null : (
          <Notice label={text.houseRules.removed(removed.name)}>
            <Button type="link" onClick={removed.takeBack}>
              {text.common.undo}
            </Button>
          </Notice>
        )}
        {problems.length === 0 ? null : (
          <Notice label={text.common.attention} tone="problem">
            {[text.houseRules.unsound, ...unsound].join("\n")}
          </Notice>
        )}
      </div>
      <Card title={text.houseRules.changes} aside={changes.length === 0 ? undefined : String(changes.length)}>
        {changes.length === 0 ? <p className="muted">{text.houseRules.noDraft}</p> : <ChangeList changes={changes} />}
      </Card>
      {mayEdit ? <Effects drafted={changes.length > 0 && problems.length === 0} /> : null}
    </>
  );
}

function ChangeList({ changes }: { readonly changes: readonly RuleChange[] }) {
  const say = useSay();
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={`${change.path}${change.after.zh}`}>
          <span className="muted">{say(change.label)}</span>
          <span>
            <del>{say(change.before)}</del> → <ins>{say(change.after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Effects({ drafted }: { readonly drafted: boolean }) {
  const text = useText();
  const answer = useQuery(client.packs.preview, drafted ? {} : null);
  if (!drafted)
    return (
      <Card title={text.houseRules.effects}>
        <p className="muted">{text.houseRules.effectsWait}</p>
      </Card>
    );
  return (
    <Answered answer={answer}>
      {({ reviews, examined, total, demo }) =>
        // Nothing was tried yet: the draft is on its way to the vault.
        demo.length === 0 ? (
          <Card title={text.houseRules.effects}>
            <p className="muted">{text.houseRules.effectsRunning}</p>
          </Card>
        ) : (
          <>
            {examined === 0 ? null : (
              <Card title={text.houseRules.effects}>
                <p className="muted small">
                  {text.houseRules.effectsHow}
                  {examined < total ? ` ${text.houseRules.examined(formatCount(examined), formatCount(total))}` : ""}
                </p>
                <TouchedReviews reviews={reviews} none={text.houseRules.effectsNone} />
              </Card>
            )}
            <Card title={text.houseRules.demoEffects}>
              <p className="muted small">{text.houseRules.demoEffectsHow(formatCount(demo.length))}</p>
              <TouchedReviews reviews={demo} none={text.houseRules.demoEffectsNone} />
            </Card>
          </>
        )
      }
    </Answered>
  );
}

/** The reviews that would change, those alike together, and how many would not. */
function TouchedReviews({ reviews, none }: { readonly reviews: readonly PreviewedReview[]; readonly none: string }) {
  const text = useText();
  const touched = reviews.filter((review) => review.effects.length > 0);
  return (
    <>
      {touched.length === 0 ? <p>{none}</p> : null}
      {alike(touched).map((group) => (
        <Touched key={group[0].id} group={group} />
      ))}
      {touched.length > 0 && touched.length < reviews.length ? (
        <p className="muted">{text.houseRules.unchanged(String(reviews.length - touched.length))}</p>
      ) : null}
    </>
  );
}

type Group = readonly [PreviewedReview, ...PreviewedReview[]];

/** Projects that would change in the same way are told once. */
function alike(reviews: readonly PreviewedReview[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const review of reviews) {
    const key = JSON.stringify(review.effects);
    const group = groups.get(key);
    groups.set(key, group === undefined ? [review] : [...group, review]);
  }
  return [...groups.values()];
}

function Touched({ group }: { readonly group: Group }) {
  const text = useText();
  const say = useSay();
  const [review] = group;
  return (
    <section className="touched" aria-label={group.map(({ title }) => title).join(text.common.separator)}>
      {group.map(({ id, title, code, state }) => (
        <div key={id} className="touched-project">
          <h3>{title}</h3>
          <p className="muted small">
            {[code, ...(state === null ? [] : [text.words.dossierStates[state]])].join(" · ")}
          </p>
        </div>
      ))}
      <ul className="changes">
        {review.effects.map((effect) => (
          <li key={effect.id} className={effect.breaks ? "change-breaks" : ""}>
            <span className="muted">
              {effect.breaks ? <Glyph name="warning" /> : null} {say(effect.title)}
              {effect.breaks ? <span className="unseen">{text.houseRules.breaks}</span> : null}
            </span>
            <span>
              <del>{say(effect.before)}</del> → <ins>{say(effect.after)}</ins>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
