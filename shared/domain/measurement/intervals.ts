/** Both ends of an interval for a share, 0 to 1. Floats: an interval accompanies a verdict and never makes one. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** The two-sided 95 % point of the standard normal distribution. */
const z95 = 1.959963984540054;

/** Wilson's 95 % interval for `successes` out of `n` (n ≥ 1). Relative error below 1e-12. */
export function wilson(successes: number, n: number): ShareInterval {
  const share = successes / n;
  const z2 = z95 * z95;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  };
}

/** The exact 95 % interval of Clopper and Pearson for `successes` out of `n` (n ≥ 1), by bisection to 1e-12. */
export function clopperPearson(successes: number, n: number): ShareInterval {
  return {
    low: successes === 0 ? 0 : bisect((p) => 1 - binomialCumulative(successes - 1, n, p) - 0.025),
    high: successes === n ? 1 : bisect((p) => 0.025 - binomialCumulative(successes, n, p)),
  };
}

/** Probability of at most `k` successes in `n` independent trials of probability `p`. */
export function binomialCumulative(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return regularisedBeta(1 - p, n - k, k + 1);
}

/**
 * The smallest sample that, without a single failure, has its Wilson lower bound at or above `share` (0 < share < 1):
 * 381 for 99 %. The one-sided rule of three asks for about 300; we hold to the two-sided interval that is printed.
 */
export function smallestFaultlessSample(share: number): number | null {
  return smallestSample((n) => wilson(n, n).low >= share);
}

/** The smallest n for which `enough` holds, for a condition that stays true once it is; null where a thousand million is not enough. */
export function smallestSample(enough: (n: number) => boolean): number | null {
  let high = 1;
  while (!enough(high)) {
    if (high > 1e9) return null;
    high *= 2;
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The root in (0, 1) of a function that rises through zero. */
function bisect(rising: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function, by Lentz's continued fraction. */
function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return result;
  }
  return result;
}

/** Natural logarithm of the gamma function for x > 0, Lanczos' approximation (g = 7), relative error about 1e-15. */
function logGamma(x: number): number {
  const [first = 0, ...rest] = lanczos;
  const y = x - 1;
  const series = rest.reduce((total, coefficient, index) => total + coefficient / (y + index + 1), first);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
