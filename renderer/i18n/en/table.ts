/** What happens at the table besides the record: sheets on paper, suspicions, signatures that are not given. */
export const paper = {
  title: "Sheets on paper",
  aside: "Seen by the recorder alone",
  how: "A member fills in and signs the printed blank; it is scanned, typed and checked by a second person. It counts like a sheet signed at a seat; a member's own signature goes first.",
  states: {
    own: "Signed by the member",
    transcribed: "Transcribed and sealed",
    begun: "Being typed",
    none: "No sheet yet",
  },
  transcribe: "Transcribe",
  again: "Transcribe anew",
  of: (name: string) => `Transcribing the paper sheet of ${name}`,
  scan: "Scan",
  addScan: "Add a scan",
  noScan: "No scan yet",
  noScanHow:
    "Scan the filled and signed sheet to PDF, PNG or JPEG and choose the file. It is sealed; until the reveal only the recorder's seat can see it.",
  reason: "Reason as written on the paper",
  finding: "Findings",
  findingHow: "As written on the paper, overleaf included.",
  check: "Check and sign",
  sealed:
    "This transcription is sealed to the chair. After a change it is checked and signed anew, and replaces the one before.",
  sealTitle: (name: string) => `Sign the transcription of ${name}'s sheet`,
  readBack: "The second person compares every line with the paper:",
  consequence:
    "the recorder signs “typed as the paper says”, the checker “agrees with the paper”; the sheet and its scans are sealed to the chair and nobody can read them before the reveal.",
  transcriberHint: "The signing PIN of the transcriber (the recorder).",
  checker: "Checker",
  checkerHow: "The member, or somebody outside the panel; never the transcriber or another expert.",
  chooseChecker: "Choose the checker",
  himself: (name: string) => `${name} (whose sheet it is)`,
  checkerHint: "Typed by the checker in person.",
  seal: "Both sign and seal",
};

export const suspicion = {
  title: "Suspected false materials",
  how: "Any member who thinks materials may be false can raise it; the panel may then vote to suspend and refer.",
  raise: "Raise suspected false materials",
  materials: "Materials concerned",
  words: "What it rests on",
  wordsHow: "What was seen, and where; facts only.",
  consequence:
    "raised in your own name to the panel and the recorder, and sent to the alliance with the result; it cannot be deleted. The panel may put “suspended” to the vote.",
  suspend: "Suspending the review",
  suspendHow:
    "A member suspects false materials, so the panel may vote on “suspended” at any time, once. If it carries the review stops and the organiser inquires.",
  voted: "“Suspended” has been voted on, or the ballot has decided; it is not put again.",
  choose: "Propose to suspend",
  undo: "Back to the order of proposals",
};

export const refusal = {
  title: "Signatures",
  refused: "Did not sign, noted",
  witnessed: (names: string) => `Witnesses: ${names}`,
  note: "Note that they do not sign",
  of: (name: string) => `Note that ${name} does not sign`,
  witness: (no: string) => `Witness ${no}`,
  remark: "What happened",
  remarkHow: "Facts only; no reasons are presumed.",
  read: (name: string) => `${name} has not signed the text that was carried.`,
  consequence:
    "the missing signature and its witnesses are noted and sent to the alliance with the result. The vote stands and nothing is presumed; a signature given later takes its place.",
};

export const scanBack = {
  title: "Signed pages",
  count: (count: string) => `${count} scans`,
  how: "Papers signed in ink are scanned: the code in the foot is read and held against what was printed, the scan is bound by signature and sealed, its digest goes into the result.",
  add: "Add a scan of a signed paper",
  look: "Open",
  unbound: "To be checked",
  bound: "Bound",
  corrected: (count: string) => `Bound · ${count} changed by hand`,
  reading: "Reading the code",
  noCode:
    "No code was read. A clearer scan may help (300 dpi, the whole foot); or type the 16 digits after “数据摘要” in the foot.",
  digits: "Data digest in the foot",
  digitsHow: "The 16 characters after “数据摘要”.",
  noSuchDigits: "Nothing with this digest was printed; compare it again.",
  matches: {
    match: "As printed",
    superseded: "Data changed",
    "not-printed-here": "No match",
    "other-review": "Another project",
    "not-ours": "Not a code of ours",
  },
  superseded: (paper: string, newest: string) =>
    `The data changed after ${paper} was printed; edition ${newest} is the newest. Print, sign and scan again, or say why the change does not touch what was signed and bind it.`,
  notHere: (paper: string) =>
    `${paper} was not printed on this workstation, or the paper was altered. Sign a paper printed here.`,
  otherReview: (code: string) => `This paper belongs to project ${code}; add it there.`,
  notOurs: "The code on the scan is not that of a printed paper.",
  corrections: "Changed by hand",
  correctionsHow:
    "Type every change made by hand; it must be initialled. What can be corrected (the record) is corrected, printed and signed anew; a text that was voted on no longer changes, its hand corrections are bound with the scan.",
  addCorrection: "Add a change",
  printedWords: "Printed",
  writtenWords: "Written by hand",
  remark: "Remark",
  needRemark: "The data changed after printing: say why before it is bound",
  bind: "Checked, bind it",
  consequence:
    "confirms that this scan is the signed copy of the paper named; it is sealed and sent to the alliance with the result, and cannot be taken back.",
  unchanged: "Nothing on the paper was changed by hand.",
  change: (printed: string, written: string) =>
    printed === "" ? `Written in: “${written}”` : `“${printed}” changed to “${written}”`,
  nameOf: (_zh: string, en: string) => en,
  edition: (edition: string) => `edition ${edition}`,
};

export const supplements = {
  title: "Handed in later",
  count: (count: string) => `${count} files`,
  how: "What comes in later is taken in and signed by the recorder and sent to the panel; every member can read it before the ballot. The package itself does not change.",
  unasked: "Not on the list, handed in unasked",
  unsigned: "Not signed, seen by the recorder alone",
  signed: (time: string) => `sent to the panel ${time}`,
  look: "Open",
  add: "Take in a file",
  sign: (count: string) => `Sign and send to the panel (${count})`,
  signTitle: "Sign what was handed in",
  consequence:
    "confirms that these files are what the applicant handed in; they go to every member of the panel and cannot be taken back.",
  file: "File",
  choose: "Choose a file",
  name: "Title",
  answers: "What it answers",
};

export const causes = {
  open: "Cause analysis",
  done: "cause analysis complete",
  of: (title: string) => `Why it did not pass: ${title}`,
  how: "Filled in item by item by the applicant and the secretariat, saved as it is typed. It serves improvement and statistics and touches neither receipt nor outcome. It prints as its form under Documents.",
  complete: "Every item says why and what will be done.",
  incomplete: "Complete as soon as every item has its causes and a measure.",
  achieved: (value: string) => `Achieved: ${value}`,
  causes: "Causes",
  names: {
    route: "technical route",
    data: "data or samples",
    targets: "targets set",
    funds: "funds",
    cooperation: "organisation, cooperation",
    external: "outside conditions",
    other: "other",
  },
  text: "Explanation",
  measure: "What will be done",
  overall: "As a whole, and what follows",
  by: { applicant: "The applicant's words", secretariat: "The secretariat's words" },
};
