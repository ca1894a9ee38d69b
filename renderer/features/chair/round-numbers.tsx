import type { RoundFacts } from "#shared/domain/sitting/facts.ts";
import { useText } from "../../i18n/use-text.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";

/** One complete round in whole numbers, each with its unit. */
export function RoundNumbers({ round }: { readonly round: RoundFacts }) {
  const text = useText();
  const counts = [
    [text.ballot.choices.for, round.for],
    [text.ballot.choices.against, round.against],
    [text.ballot.choices.abstain, round.abstain],
    [text.ballot.notCast, round.notCast],
  ] as const;
  return (
    <>
      <dl className="ballot-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {count}
              <span className="number-unit">{text.ballot.votes}</span>
            </dd>
          </div>
        ))}
      </dl>
      <StateTag
        tone={round.carried ? "met" : "unmet"}
        glyph={round.carried ? "check" : "cross"}
        word={round.carried ? text.ballot.carried : text.ballot.failed}
      />
    </>
  );
}
