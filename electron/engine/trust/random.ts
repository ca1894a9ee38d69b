/** Chance as an argument: `size` unpredictable bytes, freshly allocated. In the product `crypto.randomBytes`, in tests a seeded stream. */
export type Random = (size: number) => Uint8Array;
