/** How a number is shown: as it is, as a date, or with fixed decimals, grouping and percent. */
export type CellFormat =
  | { readonly kind: "plain" }
  | { readonly kind: "date"; readonly date: boolean; readonly time: boolean }
  | { readonly kind: "number"; readonly decimals: number; readonly grouped: boolean; readonly percent: boolean };

const builtIn: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  14: "yyyy-mm-dd",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy-mm-dd h:mm",
  37: "#,##0",
  38: "#,##0",
  39: "#,##0.00",
  40: "#,##0.00",
  45: "mm:ss",
  46: "h:mm:ss",
  47: "mm:ss",
};

/** The format of a number format id and its code, as far as it decides what a reader sees. Built-in Chinese dates (27–36, 50–58) are dates. */
export function cellFormat(id: number, code: string | null): CellFormat {
  if (code === null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)))
    return { kind: "date", date: true, time: false };
  const words = (code ?? builtIn[id] ?? "").split(";")[0] ?? "";
  const plain = words.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "");
  if (plain === "" || /general|@/i.test(plain)) return { kind: "plain" };
  if (/[ymdhs年月日时分秒]/i.test(plain)) {
    const time = /[hs时秒]/i.test(plain);
    return { kind: "date", date: /[yd年日]/i.test(plain) || !time, time };
  }
  const decimals = /\.([0#?]+)/.exec(plain)?.[1]?.length ?? 0;
  return { kind: "number", decimals, grouped: plain.includes(","), percent: plain.includes("%") };
}

const pad = (value: number) => String(value).padStart(2, "0");

/** A stored number as the sheet shows it. `epoch1904` is the other of the two calendars such files use. */
export function showNumber(stored: string, format: CellFormat, epoch1904: boolean): string {
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  switch (format.kind) {
    case "plain":
      return String(Number(value.toPrecision(12)));
    case "date":
      return showDate(value, format, epoch1904);
    case "number": {
      const fixed = (format.percent ? value * 100 : value).toFixed(Math.min(format.decimals, 20));
      const grouped = format.grouped ? fixed.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",") : fixed;
      return format.percent ? `${grouped} %` : grouped;
    }
  }
}

function showDate(
  serial: number,
  { date, time }: { readonly date: boolean; readonly time: boolean },
  epoch1904: boolean,
) {
  const begin = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const at = new Date(begin + Math.round(serial * 86_400) * 1000);
  const day = `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  const seconds = at.getUTCSeconds() === 0 ? "" : `:${pad(at.getUTCSeconds())}`;
  const clock = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}${seconds}`;
  return [date ? day : "", time ? clock : ""].filter(Boolean).join(" ");
}
