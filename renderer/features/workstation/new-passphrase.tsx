import { Input } from "antd";
import { useEffect, useState } from "react";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useSettled } from "../../api/use-settled.ts";
import { useText } from "../../i18n/use-text.ts";
import { Field } from "../../ui/field.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";

export interface NewPassphraseProps {
  readonly label: string;
  /** The passphrase once it is strong enough and typed twice alike; null until then. */
  readonly onReady: (passphrase: string | null) => void;
}

/** A new passphrase typed twice, with its strength as the engine judges it. */
export function NewPassphrase({ label, onReady }: NewPassphraseProps) {
  const text = useText();
  const say = useSay();
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const judged = useSettled(first, 250);
  const strength = valueOf(useQuery(client.vault.assess, judged === "" ? null : { passphrase: judged }));
  const acceptable = strength?.acceptable === true && judged === first;
  const ready = acceptable && first === second ? first : null;
  useEffect(() => onReady(ready), [ready, onReady]);
  return (
    <>
      <Field label={label} hint={text.create.passphraseHint}>
        {(control) => (
          <Input.Password
            {...control}
            size="large"
            autoComplete="new-password"
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
        )}
      </Field>
      {strength === null || first === "" ? null : (
        <p className="strength" role="status">
          <StateTag
            tone={strength.acceptable ? "met" : "undetermined"}
            glyph={strength.acceptable ? "check" : "question"}
            word={strength.acceptable ? text.create.strong : text.create.weak}
          />
          <span className="muted">{text.create.strength(String(strength.bits))}</span>
          <span>{say(strength.hint)}</span>
        </p>
      )}
      <Field
        label={text.create.repeat}
        error={second !== "" && !first.startsWith(second) ? text.create.mismatch : null}
      >
        {(control) => (
          <Input.Password
            {...control}
            size="large"
            autoComplete="new-password"
            value={second}
            onChange={(event) => setSecond(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
