import { divide, fraction, multiply, type Rational } from "../rational.ts";

interface Unit {
  readonly dimension: string;
  /** One of this unit in the dimension's base unit, exactly: [numerator, denominator]. */
  readonly factor: readonly [number, number];
  readonly en: string;
}

/**
 * Every unit the program can convert, by its printed symbol. Conversions are exact: 1 亩 = 2000/3 m², 1 吨 = 1000 kg, 1 h = 60 min.
 * Counted things (项 个 类 环节 条 市) convert one to one: the count is the same, only the classifier differs.
 * Bytes are decimal unless written with an i (1 TB = 10¹² B, 1 TiB = 2⁴⁰ B; ambiguity 18); a ratio of 10:1 is 10 倍.
 * Deliberately absent: months and years against days (their length varies), 个百分点 against %, 次/月 against 次/年 (a year of twelve does not
 * prove one in each month), 倍(提升) against 倍 (ambiguity 39).
 */
const units: Readonly<Record<string, Unit>> = {
  "1": { dimension: "share", factor: [1, 1], en: "" },
  "%": { dimension: "share", factor: [1, 100], en: "%" },
  "‰": { dimension: "share", factor: [1, 1000], en: "‰" },
  ms: { dimension: "time", factor: [1, 1000], en: "ms" },
  s: { dimension: "time", factor: [1, 1], en: "s" },
  min: { dimension: "time", factor: [60, 1], en: "min" },
  h: { dimension: "time", factor: [3600, 1], en: "h" },
  天: { dimension: "time", factor: [86_400, 1], en: "days" },
  周: { dimension: "time", factor: [604_800, 1], en: "weeks" },
  月: { dimension: "calendar", factor: [1, 1], en: "months" },
  年: { dimension: "calendar", factor: [12, 1], en: "years" },
  "h/季度": { dimension: "hours-per-quarter", factor: [1, 1], en: "h/quarter" },
  kg: { dimension: "mass", factor: [1, 1], en: "kg" },
  g: { dimension: "mass", factor: [1, 1000], en: "g" },
  吨: { dimension: "mass", factor: [1000, 1], en: "t" },
  件: { dimension: "pieces", factor: [1, 1], en: "pieces" },
  万件: { dimension: "pieces", factor: [10_000, 1], en: "×10⁴ pieces" },
  "件/秒": { dimension: "piece-rate", factor: [3600, 1], en: "pieces/s" },
  "件/分": { dimension: "piece-rate", factor: [60, 1], en: "pieces/min" },
  "件/时": { dimension: "piece-rate", factor: [1, 1], en: "pieces/h" },
  "kg/分": { dimension: "mass-rate", factor: [60, 1], en: "kg/min" },
  "kg/时": { dimension: "mass-rate", factor: [1, 1], en: "kg/h" },
  "吨/时": { dimension: "mass-rate", factor: [1000, 1], en: "t/h" },
  "吨/日": { dimension: "mass-rate", factor: [1000, 24], en: "t/day" },
  分钱: { dimension: "money", factor: [1, 100], en: "fen" },
  元: { dimension: "money", factor: [1, 1], en: "yuan" },
  万元: { dimension: "money", factor: [10_000, 1], en: "×10⁴ yuan" },
  亿元: { dimension: "money", factor: [100_000_000, 1], en: "×10⁸ yuan" },
  "m²": { dimension: "area", factor: [1, 1], en: "m²" },
  亩: { dimension: "area", factor: [2000, 3], en: "mu" },
  公顷: { dimension: "area", factor: [10_000, 1], en: "ha" },
  "kg/亩": { dimension: "areal-mass", factor: [1, 1], en: "kg/mu" },
  "吨/亩": { dimension: "areal-mass", factor: [1000, 1], en: "t/mu" },
  "kg/公顷": { dimension: "areal-mass", factor: [1, 15], en: "kg/ha" },
  "吨/公顷": { dimension: "areal-mass", factor: [1000, 15], en: "t/ha" },
  倍: { dimension: "multiple", factor: [1, 1], en: "×" },
  "倍(:1)": { dimension: "multiple", factor: [1, 1], en: "times (n:1)" },
  "倍(提升)": { dimension: "multiple-of-increase", factor: [1, 1], en: "× (increase)" },
  人: { dimension: "people", factor: [1, 1], en: "people" },
  人次: { dimension: "attendances", factor: [1, 1], en: "attendances" },
  项: { dimension: "items", factor: [1, 1], en: "items" },
  个: { dimension: "items", factor: [1, 1], en: "items" },
  类: { dimension: "items", factor: [1, 1], en: "classes" },
  环节: { dimension: "items", factor: [1, 1], en: "stages" },
  市: { dimension: "items", factor: [1, 1], en: "cities" },
  条: { dimension: "items", factor: [1, 1], en: "lines" },
  级: { dimension: "level", factor: [1, 1], en: "level" },
  分: { dimension: "points", factor: [1, 1], en: "points" },
  "°C": { dimension: "temperature", factor: [1, 1], en: "°C" },
  "°Brix": { dimension: "sugar", factor: [1, 1], en: "°Brix" },
  B: { dimension: "bytes", factor: [1, 1], en: "B" },
  KB: { dimension: "bytes", factor: [1000, 1], en: "KB" },
  MB: { dimension: "bytes", factor: [1_000_000, 1], en: "MB" },
  GB: { dimension: "bytes", factor: [1_000_000_000, 1], en: "GB" },
  TB: { dimension: "bytes", factor: [1_000_000_000_000, 1], en: "TB" },
  PB: { dimension: "bytes", factor: [1_000_000_000_000_000, 1], en: "PB" },
  KiB: { dimension: "bytes", factor: [1024, 1], en: "KiB" },
  MiB: { dimension: "bytes", factor: [1024 ** 2, 1], en: "MiB" },
  GiB: { dimension: "bytes", factor: [1024 ** 3, 1], en: "GiB" },
  TiB: { dimension: "bytes", factor: [1024 ** 4, 1], en: "TiB" },
  GFLOPS: { dimension: "flops", factor: [1, 1], en: "GFLOPS" },
  TFLOPS: { dimension: "flops", factor: [1000, 1], en: "TFLOPS" },
  PFLOPS: { dimension: "flops", factor: [1_000_000, 1], en: "PFLOPS" },
  EFLOPS: { dimension: "flops", factor: [1_000_000_000, 1], en: "EFLOPS" },
  次: { dimension: "times", factor: [1, 1], en: "times" },
  "人/方": { dimension: "people-per-party", factor: [1, 1], en: "people per party" },
  "次/季": { dimension: "times-a-quarter", factor: [1, 1], en: "times a quarter" },
  "次/月": { dimension: "times-a-month", factor: [1, 1], en: "times a month" },
  "次/年": { dimension: "times-a-year", factor: [1, 1], en: "times a year" },
  "份/月": { dimension: "reports-a-month", factor: [1, 1], en: "reports a month" },
  "人次/年": { dimension: "attendances-a-year", factor: [1, 1], en: "attendances a year" },
};

/** Other spellings seen on contracts and test reports. */
const spellings: Readonly<Record<string, string>> = {
  "": "1",
  毫秒: "ms",
  秒: "s",
  分钟: "min",
  小时: "h",
  日: "天",
  d: "天",
  "h/季": "h/季度",
  "小时/季度": "h/季度",
  千克: "kg",
  公斤: "kg",
  克: "g",
  t: "吨",
  "件/s": "件/秒",
  "件/min": "件/分",
  "件/分钟": "件/分",
  "件/h": "件/时",
  "件/小时": "件/时",
  "kg/min": "kg/分",
  "kg/h": "kg/时",
  "kg/小时": "kg/时",
  "千克/分": "kg/分",
  "公斤/分": "kg/分",
  "千克/时": "kg/时",
  "公斤/时": "kg/时",
  "千克/小时": "kg/时",
  "公斤/小时": "kg/时",
  "t/h": "吨/时",
  "吨/小时": "吨/时",
  "t/d": "吨/日",
  "吨/天": "吨/日",
  平方米: "m²",
  m2: "m²",
  ha: "公顷",
  "千克/亩": "kg/亩",
  "公斤/亩": "kg/亩",
  "t/亩": "吨/亩",
  "kg/ha": "kg/公顷",
  "t/ha": "吨/公顷",
  ":1": "倍(:1)",
  "次/季度": "次/季",
  个月: "月",
  tb: "TB",
  gb: "GB",
  x: "倍",
  "×": "倍",
  "℃": "°C",
};

/** The units a person may pick from, by printed symbol. */
export const knownUnits: readonly string[] = Object.keys(units);

/** The one spelling of a unit: trimmed, half-width parentheses, known synonyms merged. Unknown units stay as written. */
export function normaliseUnit(unit: string): string {
  const text = unit.trim().replaceAll("（", "(").replaceAll("）", ")").replaceAll("％", "%").replaceAll("／", "/");
  return Object.hasOwn(spellings, text) ? (spellings[text] ?? text) : text;
}

/**
 * A value in another unit, exactly; null where no conversion is stated (different dimensions, or an unknown unit).
 * Equal spellings always convert, known or not.
 */
export function convertUnit(value: Rational, from: string, to: string): Rational | null {
  const [source, target] = [normaliseUnit(from), normaliseUnit(to)];
  if (source === target) return value;
  const [known, wanted] = [unitNamed(source), unitNamed(target)];
  if (known === undefined || wanted === undefined || known.dimension !== wanted.dimension) return null;
  return divide(multiply(value, factorOf(known)), factorOf(wanted));
}

/** The unit in words for one language; units outside the table print as written, the unit `1` prints nothing. */
export function unitLabel(unit: string, language: "zh" | "en"): string {
  const symbol = normaliseUnit(unit);
  if (symbol === "1") return "";
  return language === "zh" ? symbol : (unitNamed(symbol)?.en ?? symbol);
}

/** Units are typed by people: `constructor` must not find what every object inherits. */
function unitNamed(symbol: string): Unit | undefined {
  return Object.hasOwn(units, symbol) ? units[symbol] : undefined;
}

function factorOf(unit: Unit): Rational {
  return fraction(BigInt(unit.factor[0]), BigInt(unit.factor[1]));
}
