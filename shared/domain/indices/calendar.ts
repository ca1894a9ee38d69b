/** Days from one calendar date (`YYYY-MM-DD`) to another; negative backwards. Proleptic Gregorian, no clock and no time zone. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The calendar months that lie wholly in a span of dates, `YYYY-MM`, and those it only touches. */
export function monthsOf(
  from: string,
  to: string,
): { readonly whole: readonly string[]; readonly touched: readonly string[] } {
  const whole: string[] = [];
  const touched: string[] = [];
  for (let index = monthIndex(from); index <= monthIndex(to); index += 1) {
    const month = monthAt(index);
    const last = daysBetween(`${month}-01`, `${monthAt(index + 1)}-01`);
    const inside = from <= `${month}-01` && `${month}-${String(last).padStart(2, "0")}` <= to;
    (inside ? whole : touched).push(month);
  }
  return { whole, touched };
}

function dayNumber(date: string): number {
  const [year, month, day] = parts(date);
  // Days before the year, then before the month: March first, so that the leap day comes last.
  const [y, m] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day;
}

/** Months since the beginning of the year 0. */
function monthIndex(date: string): number {
  const [year, month] = parts(date);
  return year * 12 + month - 1;
}

function monthAt(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function parts(date: string): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return [year, month, day];
}
