import { useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { useGate } from "../review/review-context.ts";
import { PrivateText } from "./private-text.tsx";
import type { PrivateDesk } from "./use-private-desk.ts";

const noteId = "own-note";

/** My finding about what is on the desk, and my notes. N goes to the notes. */
export function OwnTexts({ desk, about }: { readonly desk: PrivateDesk; readonly about: string }) {
  const text = useText();
  const closed = useGate("write-private");
  useShortcuts([{ key: "n", label: text.shell.note, run: () => document.getElementById(noteId)?.focus(), foot: true }]);
  return (
    <>
      <PrivateText
        key={`finding:${about}`}
        desk={desk}
        kind="finding"
        about={about}
        title={text.member.finding}
        aside={text.member.findingPrivate}
        hint={text.member.findingHint}
        closed={closed}
      />
      <PrivateText
        desk={desk}
        kind="note"
        about="general"
        title={text.member.note}
        aside={text.member.notePrivate}
        hint={text.member.noteHint}
        inputId={noteId}
        rows={4}
        closed={closed}
      />
    </>
  );
}
