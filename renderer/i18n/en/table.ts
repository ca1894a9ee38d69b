/** What happens at the table besides the record: sheets on paper. */
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
