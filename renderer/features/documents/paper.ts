import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";

type Documents = (typeof contract)["documents"];

/** One document of a review as the list names it. */
export type Paper = z.output<Documents["list"]["output"]>[number];
export type Audience = z.output<Documents["page"]["input"]>["audience"];

/** Everyone a paper can be for, in the order they are always shown. */
const allAudiences: readonly Audience[] = ["applicant", "panel", "internal", "archive", "public"];

/** What tells one paper of a review from another. */
export function paperKey(paper: Pick<Paper, "document" | "memberId">): string {
  return paper.memberId === null ? paper.document : `${paper.document}.${paper.memberId}`;
}

/** The audiences a paper can be printed for, in the order they are always shown. */
export function audiencesOf(paper: Pick<Paper, "audiences">): readonly Audience[] {
  return allAudiences.filter((audience) => paper.audiences.includes(audience));
}

/** The papers of one audience's set, open or not, in the order of the list. */
export function papersFor<Listed extends Pick<Paper, "audiences">>(
  papers: readonly Listed[],
  audience: Audience,
): readonly Listed[] {
  return papers.filter((paper) => paper.audiences.includes(audience));
}

/** The audiences for which at least one paper is open. */
export function openAudiences(papers: readonly Pick<Paper, "audiences" | "closed">[]): readonly Audience[] {
  const open = papers.filter(({ closed }) => closed === null);
  return allAudiences.filter((audience) => papersFor(open, audience).length > 0);
}
