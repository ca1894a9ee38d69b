import { describe, expect, test } from "vitest";
import { type Statement, type StatementKind, statementKinds } from "#shared/trust/kinds.ts";
import { namesItsSubjects, referencesOf, reviewOf } from "#shared/trust/references.ts";
import { samples } from "#test/vectors/samples.ts";

const digest = "d".repeat(64);

/** The sample body of a kind under a header that names these subjects. */
function statement(kind: StatementKind, subjects: readonly string[]): Statement {
  const header = {
    schema: 1,
    suite: "intl",
    id: "A".repeat(26),
    issuedAt: "2026-11-20T10:15:00+08:00",
    packs: { standard: null, rules: null },
    subjects,
    auditHead: null,
  };
  // The header and the sample body of one kind make that kind's statement.
  return { ...header, kind, body: samples[kind] } as Statement;
}

describe("what a statement rests on", () => {
  test.each(statementKinds)("%s: the header holds every digest the body names, or it is refused", (kind) => {
    const { subjects } = referencesOf(statement(kind, []));
    expect(namesItsSubjects(statement(kind, subjects))).toBe(true);
    expect(namesItsSubjects(statement(kind, [digest, ...subjects]))).toBe(true);
    for (const left of subjects) {
      const others = subjects.filter((subject) => subject !== left);
      expect(namesItsSubjects(statement(kind, others))).toBe(false);
    }
  });

  test("everything a panel signs leads to one dossier and one review; what the alliance says of people leads to none", () => {
    const leads = (kind: StatementKind): boolean => {
      const { dossier, through } = referencesOf(statement(kind, [digest]));
      return reviewOf(statement(kind, [])) !== null && (dossier !== null || through !== null);
    };
    const panel: readonly StatementKind[] = [
      "commitment",
      "joint-record",
      "supplement",
      "confirmation",
      "objection",
      "suspicion",
      "refusal",
      "scan",
      "sheet",
      "transcription",
      "reveal",
      "opinion",
      "ballot",
      "dissent",
      "cosign",
      "result",
    ];
    expect(panel.filter((kind) => !leads(kind))).toEqual([]);
    const alliance: readonly StatementKind[] = ["charter", "credential", "revocation", "enrolment", "receipt"];
    expect(alliance.filter(leads)).toEqual([]);
  });
});
