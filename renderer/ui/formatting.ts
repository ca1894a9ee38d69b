export type Language = "zh" | "en";

const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const pad = (value: number) => String(value).padStart(2, "0");

function dateParts(date: string): readonly [year: number, month: number, day: number] | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** A calendar date `YYYY-MM-DD` in full: 2026年11月20日 · 20 November 2026. Anything else comes back unchanged. */
export function formatDate(date: string, language: Language): string {
  const parts = dateParts(date);
  if (parts === null) return date;
  const [year, month, day] = parts;
  return language === "zh" ? `${year}年${month}月${day}日` : `${day} ${englishMonths[month - 1] ?? ""} ${year}`;
}

/** The calendar date of an RFC 3339 instant on this machine's clock, `YYYY-MM-DD`. */
export function localDate(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** Today on this machine's clock, `YYYY-MM-DD`. */
export function today(): string {
  return localDate(new Date().toISOString());
}

/** The time of an RFC 3339 instant on this machine's clock, 24 hours: 10:42, or 10:42:07 with seconds. */
export function formatTime(instant: string, seconds = false): string {
  const at = new Date(instant);
  const minutes = `${pad(at.getHours())}:${pad(at.getMinutes())}`;
  return seconds ? `${minutes}:${pad(at.getSeconds())}` : minutes;
}

/** Date and time of an RFC 3339 instant on this machine's clock. */
export function formatInstant(instant: string, language: Language): string {
  return `${formatDate(localDate(instant), language)} ${formatTime(instant)}`;
}

/** Decimal text with thousands separators, its digits kept exactly as measured: 1234567.80 → 1,234,567.80. */
export function formatDecimal(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = ""] = match;
  return `${sign === "-" ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${fraction}`;
}

/** Decimal text at a number of decimals, rounded half away from zero; text with fewer decimals comes back as it is. */
export function roundDecimal(text: string, digits: number): string {
  const match = /^(-?)(\d+)\.(\d+)$/.exec(text);
  if (match === null || (match[3] ?? "").length <= digits) return text;
  const [, sign = "", whole = "", fraction = ""] = match;
  const kept = BigInt(whole + fraction.slice(0, digits)) + (Number(fraction.charAt(digits)) >= 5 ? 1n : 0n);
  const padded = String(kept).padStart(digits + 1, "0");
  const rounded = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  return kept === 0n ? rounded : `${sign}${rounded}`;
}

/** The number of decimals of decimal text. */
export function decimalsOf(text: string): number {
  return (text.split(".")[1] ?? "").length;
}

/** A whole number with thousands separators. */
export function formatCount(count: number): string {
  return formatDecimal(String(count));
}

const noBreak = "\u00a0";

/** A number and its unit, never apart; the unit of `1` (a plain ratio) is not printed. */
export function formatQuantity(text: string, unit: string): string {
  return unit === "" || unit === "1" ? formatDecimal(text) : `${formatDecimal(text)}${noBreak}${unit}`;
}

/** Money from whole fen, exact. Chinese in 万元 (86000000000 → 86,000 万元; 600000 → 0.6 万元), English in yuan (CNY 6,000). */
export function formatMoney(fen: number, language: Language): string {
  const places = language === "zh" ? 6 : 2;
  const magnitude = Math.abs(fen);
  const whole = Math.floor(magnitude / 10 ** places);
  const rest = String(magnitude % 10 ** places)
    .padStart(places, "0")
    .replace(/0+$/, "");
  const amount = formatDecimal(`${fen < 0 ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`);
  return language === "zh" ? `${amount}${noBreak}万元` : `CNY${noBreak}${amount}`;
}

/** Hundredths (8405 → 84.05) at a number of decimals, rounded half away from zero. Digits must be 0, 1 or 2. */
export function formatHundredths(hundredths: number, digits: 0 | 1 | 2 = 1): string {
  const step = 10 ** (2 - digits);
  const magnitude = Math.floor((Math.abs(hundredths) + step / 2) / step);
  const text = String(magnitude).padStart(digits + 1, "0");
  const whole = digits === 0 ? text : text.slice(0, -digits);
  const sign = hundredths < 0 && magnitude !== 0 ? "-" : "";
  return formatDecimal(`${sign}${whole}${digits === 0 ? "" : `.${text.slice(-digits)}`}`);
}

/** The first and last characters of a digest or fingerprint, for the eye only: 9f3a…c1d0. */
export function shortDigest(digest: string): string {
  return digest.length <= 12 ? digest : `${digest.slice(0, 4)}…${digest.slice(-4)}`;
}

/** A size in bytes for people: 840 B, 12.4 kB, 3.1 MB, 1.2 GB (powers of ten). */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? String(value) : value.toFixed(1)}${noBreak}${units[unit] ?? "B"}`;
}

/** A calendar date however it was typed (2026-11-20, 20261120, 2026.11.20, 2026年11月20日) as `YYYY-MM-DD`; null if it is none. */
export function parseDate(typed: string): string | null {
  const match = /^\s*(\d{4})\s*(?:[-./年]\s*)?(\d{1,2})\s*(?:[-./月]\s*)?(\d{1,2})\s*日?\s*$/.exec(typed);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}` : null;
}

/** An amount typed in 万元 (860, 1,200.5) as whole fen; null if it is not an amount or has fractions of a fen. */
export function parseMoney(typed: string): number | null {
  const match = /^\s*(-?)([\d,，]+)(?:\.(\d{1,6}))?\s*(?:万元?)?\s*$/.exec(typed);
  if (match === null) return null;
  const whole = Number((match[2] ?? "").replaceAll(/[,，]/g, ""));
  const fen = whole * 1_000_000 + Number((match[3] ?? "").padEnd(6, "0"));
  if (!Number.isSafeInteger(fen)) return null;
  return match[1] === "-" ? -fen : fen;
}
