import { Input } from "antd";
import type { Text } from "#shared/domain/standard/text.ts";

export interface BothLanguagesProps {
  readonly id?: string;
  /** For screen readers, where no label stands beside it. */
  readonly label?: string;
  readonly value: Text;
  readonly onChange: (value: Text) => void;
}

/** A name in Chinese, which is printed, and under it in English. */
export function BothLanguages({ id, label, value, onChange }: BothLanguagesProps) {
  return (
    <div className="both-languages">
      <Input
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        status={value.zh.trim() === "" ? "error" : ""}
        value={value.zh}
        onChange={(event) => onChange({ ...value, zh: event.target.value })}
      />
      <Input
        aria-label={label === undefined ? "English" : `${label} English`}
        placeholder="English"
        status={value.en.trim() === "" ? "error" : ""}
        value={value.en}
        onChange={(event) => onChange({ ...value, en: event.target.value })}
      />
    </div>
  );
}
