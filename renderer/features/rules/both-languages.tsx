import { Input } from "antd";
import type { Text } from "#shared/domain/standard/text.ts";

export interface BothLanguagesProps {
  readonly id?: string;
  /** For screen readers, where no label stands beside it. */
  readonly label?: string;
  /** Sentences, which take the lines they need; a name stands on one. */
  readonly sentences?: boolean;
  readonly value: Text;
  readonly onChange: (value: Text) => void;
}

/** A name or sentences in Chinese, which are printed, and under it in English. */
export function BothLanguages({ id, label, sentences = false, value, onChange }: BothLanguagesProps) {
  const chinese = {
    ...(id === undefined ? {} : { id }),
    "aria-label": label,
    ...part(value.zh, (zh) => onChange({ ...value, zh })),
  };
  const english = {
    "aria-label": label === undefined ? "English" : `${label} English`,
    placeholder: "English",
    ...part(value.en, (en) => onChange({ ...value, en })),
  };
  return (
    <div className="both-languages">
      {sentences ? <Input.TextArea autoSize {...chinese} /> : <Input {...chinese} />}
      {sentences ? <Input.TextArea autoSize {...english} /> : <Input {...english} />}
    </div>
  );
}

interface Typed {
  readonly target: { readonly value: string };
}

function part(value: string, put: (value: string) => void) {
  const status: "error" | "" = value.trim() === "" ? "error" : "";
  return { value, status, onChange: ({ target }: Typed) => put(target.value) };
}
