import type { ReadableDb } from "#db/open.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { ballotRuleOf } from "#shared/domain/opinion/ballot-rule.ts";
import {
  type BallotState,
  mayVote,
  nextRound,
  type StandingVeto,
  type Tally,
  tallyRound,
  type Voter,
} from "#shared/domain/opinion/ballots.ts";
import { passMarkFor, passMarkOf, passMarkVeto } from "#shared/domain/opinion/pass-mark.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { standingVetoes } from "#shared/domain/record/vetoes.ts";
import type { RoundFacts } from "#shared/domain/sitting/facts.ts";
import type { Packs } from "../packs.ts";
import { panelAggregate } from "../opinion/counted-sheets.ts";
import { type KeptStatement, statementsOf } from "../statements.ts";
import { type PapersInForce, presentIn } from "./in-force.ts";

/** One ballot round over one frozen text, counted. */
export interface Round {
  readonly facts: RoundFacts;
  readonly tally: Tally;
  /** Digests of the ballots that count: the first of every member, for the proposal the text makes. */
  readonly ballots: readonly string[];
  /** Members of the full panel the text's record found present. */
  readonly present: number;
}

/** The ballots of a review: every round, and where their sequence stands. */
export interface Rounds {
  readonly rounds: readonly Round[];
  readonly state: BallotState;
  /** The round that decided; null while none has. */
  readonly decided: Round | null;
}

/** What rounds are counted from. */
export interface RoundSources {
  readonly db: ReadableDb;
  readonly packs: Packs;
  readonly reviewId: string;
  readonly dossier: Dossier;
  /** Digest of the dossier statement. */
  readonly digest: string;
  readonly papers: PapersInForce;
  /** Identities of those who stepped back. */
  readonly recused: ReadonlySet<string>;
}

/**
 * Counts the rounds in the order their texts were frozen. Who may vote and which vetoes stand is read from the very record a text names, so that nobody
 * undoes a vote by changing attendance or readings afterwards; once the result is signed, the ballots it lists are the ballots.
 */
export function countRounds(sources: RoundSources): Rounds {
  const { db, reviewId, papers, dossier } = sources;
  const listed = papers.result === null ? null : new Set(papers.result.body.ballots);
  const cast = statementsOf(db, reviewId, "ballot").filter((ballot) => listed?.has(ballot.digest) !== false);
  const rounds = papers.opinions
    .map((opinion) => countRound(sources, opinion, cast))
    .filter((round) => round.ballots.length > 0);
  const rule = ballotRuleOf(dossier.rules, dossier.profile.kind);
  const text = papers.opinions.at(-1);
  const asVoted = vetoesOf(sources, text === undefined ? papers.record : recordOf(sources, text));
  const after = (held: readonly Round[], vetoes: readonly StandingVeto[]): BallotState =>
    nextRound(
      held.map((round) => round.tally),
      vetoes,
      rule,
    );
  const decided = rounds.find((_, index) => after(rounds.slice(0, index + 1), asVoted).state === "decided") ?? null;
  const state = after(rounds, decided === null ? vetoesOf(sources, papers.record) : asVoted);
  return { rounds, state, decided };
}

/** The ballots on a text that may count: for the proposal it makes, by those who could vote on it, of each member the first to arrive. */
export function validBallots(
  sources: RoundSources,
  opinion: KeptStatement<"opinion">,
  cast: readonly KeptStatement<"ballot">[],
): readonly KeptStatement<"ballot">[] {
  const voters = new Set(
    votersOn(sources, opinion)
      .filter(mayVote)
      .map((voter) => voter.id),
  );
  const own = cast.filter(
    ({ body }) => body.opinion === opinion.digest && body.round === opinion.body.proposal && voters.has(body.memberId),
  );
  return own.filter((ballot) => own.find(({ body }) => body.memberId === ballot.body.memberId) === ballot);
}

function countRound(
  sources: RoundSources,
  opinion: KeptStatement<"opinion">,
  cast: readonly KeptStatement<"ballot">[],
): Round {
  const panel = votersOn(sources, opinion);
  const counted = validBallots(sources, opinion, cast);
  const tally = tallyRound({
    proposal: opinion.body.proposal,
    panel,
    ballots: counted.map(({ body }) => ({ memberId: body.memberId, choice: body.choice })),
    rule: ballotRuleOf(sources.dossier.rules, sources.dossier.profile.kind),
  });
  const { panelSize: _panelSize, ...counts } = tally;
  return {
    facts: { ...counts, opinion: opinion.digest, voted: counted.map((ballot) => ballot.body.memberId) },
    tally,
    ballots: counted.map((ballot) => ballot.digest),
    present: panel.filter((voter) => voter.present).length,
  };
}

/** The full panel as it could vote on a text: present by the record the text names, recused or not. */
export function votersOn(sources: RoundSources, opinion: KeptStatement<"opinion">): readonly Voter[] {
  const present = presentIn(recordOf(sources, opinion));
  return sources.dossier.panel
    .filter((member) => member.position !== "alternate")
    .map(({ identityId: id }) => ({ id, present: present.has(id), recused: sources.recused.has(id) }));
}

/** The record a text names; the one in force where that one has not arrived. */
function recordOf({ db, reviewId, papers }: RoundSources, opinion: KeptStatement<"opinion">): JointRecord {
  const named = statementsOf(db, reviewId, "joint-record").find((kept) => kept.digest === opinion.body.record);
  return named?.body ?? papers.record;
}

/** The vetoes that stand by a record, by what members have raised, which only ever lets the panel choose more, and by the pass mark. */
export function vetoesOf(sources: RoundSources, record: JointRecord): readonly StandingVeto[] {
  const recorded = recordedVetoes(sources, record);
  const standing = markStanding(sources, recorded);
  if (standing === null || standing.reached) return recorded;
  return [...recorded, passMarkVeto(standing.mark, standing.computed)];
}

/** The pass mark the panel's score reaches, in points as printed; null where none is set, where it is not reached, and where this workstation cannot tell. */
export function reachedMark(sources: RoundSources, record: JointRecord): string | null {
  const standing = markStanding(sources, recordedVetoes(sources, record));
  return standing?.reached === true ? standing.mark : null;
}

function recordedVetoes(sources: RoundSources, record: JointRecord): readonly StandingVeto[] {
  const { dossier, packs } = sources;
  const raised = suspicionsOn(sources).map(({ body }) => body.text);
  return standingVetoes(dossier, judgeRecord(dossier, record, packs.standard.content), raised);
}

/**
 * How the panel's score stands to the pass mark (house rule: scoring); null where none is set, before the reveal, and where it cannot be told. The sheets are
 * not on a member's own laptop: there the chair's text tells, which proposes something else than 通过 first only where 通过 is ruled out. The alliance holds
 * the sheets and counts for itself.
 */
function markStanding(sources: RoundSources, recorded: readonly StandingVeto[]) {
  const { papers, dossier } = sources;
  const { rules, profile } = dossier;
  const mark = passMarkFor(rules, profile.kind);
  if (mark === null || papers.reveal === null) return null;
  const counted = panelAggregate(sources);
  const held = counted === null ? null : passMarkOf(rules, profile.kind, counted);
  if (held !== null) return { mark, computed: held.total !== null, reached: held.reached };
  if (recorded.some(({ rule }) => rule.forbids.includes("passed"))) return null;
  const { sequence } = ballotRuleOf(rules, profile.kind);
  const put = papers.opinions.map(({ body }) => body.proposal).filter((proposal) => sequence.includes(proposal));
  return put.length === 0 ? null : { mark, computed: true, reached: put.includes("passed") };
}

/** What members of this panel have raised about this version of the dossier, in order of arrival. */
export function suspicionsOn({
  db,
  reviewId,
  digest,
  recused,
}: Pick<RoundSources, "db" | "reviewId" | "digest" | "recused">): readonly KeptStatement<"suspicion">[] {
  return statementsOf(db, reviewId, "suspicion").filter(
    ({ body }) => body.dossier === digest && !recused.has(body.memberId),
  );
}
