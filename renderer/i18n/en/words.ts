import type * as zh from "../zh-CN/words.ts";
import type { Words } from "../words.ts";

export const kinds: Words<typeof zh.kinds> = {
  acceptance: "Acceptance",
  recheck: "Rectification re-check",
  initiation: "Initiation review",
  midterm: "Mid-term evaluation",
  performance: "Annual performance",
  assessment: "Assessment",
};

export const dossierStates: Words<typeof zh.dossierStates> = {
  draft: "In preparation",
  issued: "Issued",
  "at-the-table": "Under review",
  signed: "Result signed",
  registered: "Registered",
  concluded: "Concluded",
};

export const categories: Words<typeof zh.categories> = {
  technical: "technical",
  industry: "industry",
  finance: "finance",
};

export const positions: Words<typeof zh.positions> = { chair: "chair", member: "member", alternate: "alternate" };

export const roles: Words<typeof zh.roles> = {
  secretariat: "Secretariat",
  recorder: "Recorder",
  expert: "Expert",
  organiser: "Organiser",
};

export const adoptions: Words<typeof zh.adoptions> = {
  binding: "Adopted · binding",
  reference: "Adopted · reference",
  "not-applicable": "Not applicable",
};

export const bindings: Words<typeof zh.bindings> = { binding: "binding", expected: "expected" };

export const verifications: Words<typeof zh.verifications> = {
  "on-site-test": "On-site test",
  "third-party": "Third-party test",
  "site-check": "Site check",
  documents: "Verified from documents",
  expert: "Expert assessment",
};

export const natures: Words<typeof zh.natures> = {
  official: "official",
  "third-party": "third party",
  user: "by a user",
  "raw-data": "raw data",
  self: "the applicant's own",
};

export const modes: Words<typeof zh.modes> = { meeting: "meeting", mixed: "mixed", correspondence: "by letter" };

export const tiers: Words<typeof zh.tiers> = { major: "major", medium: "medium", small: "small" };

export const unitKinds: Words<typeof zh.unitKinds> = {
  enterprise: "enterprise",
  university: "university",
  institute: "institute",
  other: "other",
};

export const unitRoles: Words<typeof zh.unitRoles> = {
  lead: "lead unit",
  partner: "partner",
  user: "user",
  "test-lab": "test laboratory",
  "audit-firm": "audit firm",
};

export const teamRoles: Words<typeof zh.teamRoles> = {
  lead: "project lead",
  "algorithm-engineer": "algorithm engineer",
  "domain-expert": "domain expert",
  "industry-engineer": "industry engineer",
  finance: "finance",
  other: "other",
};

export const comparators: Words<typeof zh.comparators> = {
  gte: "≥ (at least)",
  lte: "≤ (at most)",
  gt: "> (more than)",
  lt: "< (less than)",
  eq: "= (equal to)",
  between: "between (both included)",
  none: "no value set",
};

export const questionStates: Words<typeof zh.questionStates> = {
  open: "Awaiting an answer",
  clarified: "Clarified",
  "partly-clarified": "Partly clarified",
  "not-clarified": "Not clarified",
  "supplement-needed": "Supplement needed",
};

export const checkVerdicts: Words<typeof zh.checkVerdicts> = {
  accepted: "Accepted",
  remark: "Accepted with a remark",
  rejected: "Not relied upon",
};

export const attendanceBlocks: Words<typeof zh.attendanceBlocks> = {
  panel: "Panel",
  organiser: "Organiser",
  applicant: "Applicant",
  observer: "Observers",
};

export const milestones: Words<typeof zh.milestones> = {
  "outline-confirmed": "Outline confirmed",
  "test-group-named": "Test group named",
  "presentation-held": "Presentation held",
  "applicant-left": "Applicant left the room",
  "opinion-read-out": "Opinion read out",
  "applicant-statement": "Applicant's statement",
};

export const registers: Words<typeof zh.registers> = {
  "promotion-library": "Promotion library",
  "failure-analysis": "Cause analysis",
  "project-library": "Project library",
};

export const audiences: Words<typeof zh.audiences> = {
  applicant: "Applicant",
  panel: "Panel",
  internal: "Internal",
  archive: "Archive",
  public: "Public",
};
