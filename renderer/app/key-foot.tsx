import { useState } from "react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text.ts";
import { Dialog } from "../ui/dialog.tsx";
import { KeyCap, KeyHint } from "../ui/key-hint.tsx";
import { useOfferedShortcuts, useShortcuts } from "./keyboard.ts";

/** The foot: the keys that work here, and the packs in force. `?` shows all keys. */
export function KeyFoot({ packs }: { readonly packs?: ReactNode }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const offered = useOfferedShortcuts().toSorted((one, other) => Number(one.key === "?") - Number(other.key === "?"));
  useShortcuts([{ key: "?", label: text.shell.allKeys, run: () => setOpen(true), foot: true }]);
  return (
    <footer className="foot">
      <span className="foot-keys">
        {offered
          .filter((shortcut) => shortcut.foot)
          .map(({ key, label }) => (
            <KeyHint key={key} keys={[key]} label={label} />
          ))}
      </span>
      <span className="foot-packs">{packs}</span>
      <Dialog open={open} title={text.shell.keysTitle} onClose={() => setOpen(false)} width={30}>
        <p className="dialog-lead">{text.shell.keysNote}</p>
        <ul className="key-list">
          {offered.map(({ key, label }) => (
            <li key={key}>
              <KeyCap name={key} />
              <span>{label}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </footer>
  );
}
