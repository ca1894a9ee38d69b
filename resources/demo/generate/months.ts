/** Months `2023-07`… from first to last, both included. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = first.split("-").map(Number);
  const [lastYear = 0, lastMonth = 0] = last.split("-").map(Number);
  while (year < lastYear || (year === lastYear && month <= lastMonth)) {
    months.push(`${year}-${String(month).padStart(2, "0")}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

/** The day a month's report was handed in: early in the month after, the day drawn by the month's own number. */
export function filingDay(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const day = 2 + ((number * 5 + year) % 6);
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${nextYear}-${String(next).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
