import { Input } from "antd";
import { useEffect, useState } from "react";

export interface PageFieldProps {
  readonly label: string;
  readonly page: number;
  readonly first: number;
  readonly last: number;
  readonly onGo: (page: number) => void;
}

/** A page number to read, or to type over and jump to with Enter. What is not a page goes back to where one is. */
export function PageField({ label, page, first, last, onGo }: PageFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [page]);
  function go() {
    const wanted = typed === null ? null : readPage(typed);
    setTyped(null);
    if (wanted !== null) onGo(Math.min(last, Math.max(first, wanted)));
  }
  return (
    <label className="page-field">
      <span>{label}</span>
      <Input
        inputMode="numeric"
        value={typed ?? String(page)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={go}
        onBlur={go}
      />
    </label>
  );
}

/** The whole number a person means, full-width digits understood; null if it is none. */
export function readPage(typed: string): number | null {
  const plain = typed.normalize("NFKC").trim();
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}
