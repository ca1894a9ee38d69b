/** What {@link assessPassphrase} found. */
export interface PassphraseStrength {
  readonly acceptable: boolean;
  /** Estimated guessing work, whole bits. An upper bound: we know no dictionary beyond a few dozen habits, an attacker knows them all. */
  readonly bits: number;
  /** What to do about it; empty praise is not given. */
  readonly hint: { readonly zh: string; readonly en: string };
}

export const minimumLength = 12;
export const minimumBits = 48;

/** Habits people type first, in lower case; each counts as one guess among sixty-four. */
const habits = [
  "password",
  "passw0rd",
  "qwertyuiop",
  "qwerty",
  "asdfgh",
  "zxcvbn",
  "1qaz2wsx",
  "iloveyou",
  "woaini",
  "admin",
  "administrator",
  "welcome",
  "letmein",
  "zhongguo",
  "china",
  "guangxi",
  "nanning",
  "guijian",
  "lianmeng",
  "zhuanjia",
  "yanshou",
  "mima",
  "abc123",
  "a1b2c3",
  "5201314",
  "666666",
  "888888",
  "111111",
  "000000",
  "123123",
  "guest",
  "hello",
  "test",
  "secret",
  "root",
  "user",
  "密码",
  "口令",
  "广西",
  "南宁",
  "桂鉴",
  "联盟",
  "专家",
  "验收",
  "中国",
  "管理员",
] as const;

/**
 * Estimates a passphrase. The text is cut greedily into habits, keyboard or counting runs, repetitions, years and dates, Latin words and single
 * characters; each part has a price in bits; the prices are added. Simple on purpose, and on the strict side for what it recognises:
 * a habit 6 bits, a run or repetition of any length 8, a year 7, lower-case letters 2.5 each where they stand together (words or pinyin, not chance)
 * and 4.5 alone, capitals 4, digits 3.3, Han characters 6 (words, not chance), spaces 1, anything else 5.
 */
export function assessPassphrase(passphrase: string): PassphraseStrength {
  const text = passphrase.normalize("NFKC");
  const length = [...text].length;
  const bits = Math.floor(priceOf(text));
  const acceptable = length >= minimumLength && bits >= minimumBits;
  return { acceptable, bits, hint: hintFor(length, bits) };
}

function priceOf(text: string): number {
  const lower = text.toLowerCase();
  const seen = new Set<string>();
  let price = 0;
  for (let at = 0; at < text.length;) {
    const part = partAt(text, lower, at);
    // The second time the same part comes, knowing that it repeats is all there is to guess.
    price += seen.has(part.text) && part.text.length > 1 ? 1 : part.bits;
    seen.add(part.text);
    at += part.text.length;
  }
  return price;
}

function partAt(text: string, lower: string, at: number): { readonly text: string; readonly bits: number } {
  const habit = habits.filter((each) => lower.startsWith(each, at)).toSorted((a, b) => b.length - a.length)[0];
  if (habit !== undefined) return { text: habit, bits: 6 };
  const run = runLength(lower, at);
  if (run >= 3) return { text: lower.slice(at, at + run), bits: 8 };
  const year = /^(19|20)\d\d/.exec(text.slice(at))?.[0];
  if (year !== undefined) return { text: year, bits: 7 };
  const word = /^[a-z]{2,}/.exec(text.slice(at))?.[0];
  if (word !== undefined) return { text: shortened(lower, at, word), bits: 2.5 * shortened(lower, at, word).length };
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { text: character, bits: bitsOf(character) };
}

/** A word up to where a habit or run begins inside it. */
function shortened(lower: string, at: number, word: string): string {
  for (let end = 1; end < word.length; end += 1) {
    if (runLength(lower, at + end) >= 3 || habits.some((habit) => lower.startsWith(habit, at + end)))
      return word.slice(0, end);
  }
  return word;
}

/** Length of the run of equal, rising or falling characters that begins here. */
function runLength(lower: string, at: number): number {
  const step = lower.charCodeAt(at + 1) - lower.charCodeAt(at);
  if (Math.abs(step) > 1 || Number.isNaN(step)) return 1;
  let length = 2;
  while (at + length < lower.length && lower.charCodeAt(at + length) - lower.charCodeAt(at + length - 1) === step)
    length += 1;
  return length;
}

function bitsOf(character: string): number {
  if (/\s/.test(character)) return 1;
  if (/[a-z]/.test(character)) return 4.5;
  if (/[A-Z]/.test(character)) return 4;
  if (/\d/.test(character)) return 3.3;
  if (/\p{Script=Han}/u.test(character)) return 6;
  return 5;
}

function hintFor(length: number, bits: number): PassphraseStrength["hint"] {
  if (length < minimumLength)
    return {
      zh: `至少 ${minimumLength} 个字符，现在 ${length} 个`,
      en: `At least ${minimumLength} characters; now ${length}`,
    };
  if (bits < minimumBits)
    return {
      zh: "太容易被猜到：再加一两个互不相关的词，避免年份、连续和重复的字符",
      en: "Too easy to guess: add one or two unrelated words; avoid years, runs and repetitions",
    };
  if (bits < 70) return { zh: "可以使用；再加一个词会更稳妥", en: "Usable; one more word would be safer" };
  return { zh: "可以使用", en: "Good to use" };
}
