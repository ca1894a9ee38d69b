import { Button } from "antd";
import { useState } from "react";
import { useText } from "../i18n/use-text.ts";

/** A fingerprint in groups, large enough to be read aloud one by one. */
export function Fingerprint({ value, label }: { readonly value: string; readonly label: string }) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }
  return (
    <div className="fingerprint">
      <p className="recovery-code code" aria-label={label}>
        {value.split(/[-\s]+/).map((group, index) => (
          <span key={`${index}-${group}`}>{group}</span>
        ))}
      </p>
      <Button size="small" onClick={() => void copy()}>
        {copied ? text.common.copied : text.common.copy}
      </Button>
    </div>
  );
}
