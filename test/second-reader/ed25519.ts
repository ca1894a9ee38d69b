import { createPublicKey, verify } from "node:crypto";

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

const mod = (value: bigint): bigint => ((value % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const D = mod(-121_665n * power(121_666n, P - 2n));

const little = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);

/** The affine point of an encoding, or null where the encoding is not canonical or no point has it (RFC 8032, 5.1.3). */
function decode(key: Uint8Array): readonly [bigint, bigint] | null {
  if (key.length !== 32) return null;
  const all = little(key);
  const sign = all >> 255n;
  const y = all & (2n ** 255n - 1n);
  if (y >= P) return null;
  const x2 = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  let x = power(x2, (P + 3n) / 8n);
  if (mod(x * x) !== x2) x = mod(x * power(2n, (P - 1n) / 4n));
  if (mod(x * x) !== x2 || (x === 0n && sign === 1n)) return null;
  return [(x & 1n) === sign ? x : P - x, y];
}

function twice([x, y]: readonly [bigint, bigint]): readonly [bigint, bigint] {
  const t = mod(D * x * x * y * y);
  return [mod(2n * x * y * power(1n + t, P - 2n)), mod((y * y + x * x) * power(1n - t, P - 2n))];
}

const judged = new Map<string, boolean>();

/** Whether a key is the canonical encoding of a point outside the small subgroup. */
function isUsableKey(key: Uint8Array): boolean {
  const name = Buffer.from(key).toString("hex");
  const known = judged.get(name) ?? isOutsideSmallSubgroup(key);
  judged.set(name, known);
  return known;
}

function isOutsideSmallSubgroup(key: Uint8Array): boolean {
  const point = decode(key);
  if (point === null) return false;
  const [x, y] = twice(twice(twice(point)));
  return !(x === 0n && y === 1n);
}

/** Whether the signature is one of this key over the message, with S below the order. */
export function isSignature(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || little(signature.subarray(32)) >= ORDER || !isUsableKey(key)) return false;
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
  return verify(null, message, createPublicKey({ key: spki, format: "der", type: "spki" }), signature);
}
