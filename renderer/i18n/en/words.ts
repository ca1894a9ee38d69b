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

export const materialKinds: Words<typeof zh.materialKinds> = {
  "01": "Application for acceptance",
  "02": "Task contract",
  "03": "Approvals of changes",
  "04": "Implementation plan and roadmap",
  "05": "Monthly progress reports",
  "06": "Records of iteration demos",
  "07": "Mid-term opinion",
  "08": "Work report",
  "09": "Technical report",
  "10": "Target comparison (own)",
  "11": "Third-party test report",
  "12": "Test outline and raw data",
  "13": "User certificates",
  "14": "Economic benefit and ledger",
  "15": "Final accounts",
  "16": "Special audit report",
  "17": "Sampled vouchers",
  "18": "Patents and software rights",
  "19": "Papers",
  "20": "Report deposit certificate",
  "21": "Agreement on rights",
  "22": "Risk ledger",
  "23": "Integrity commitment",
  "24": "Slides",
  "25": "Application for initiation",
  "26": "Rectification notice",
  "27": "Rectification report",
  "28": "Mid-term progress report",
  "29": "Annual self-assessment",
  "30": "Evidence for an assessment",
};
