/** One observation: numeric features and whether the event happened. */
export interface Observation {
  readonly features: readonly number[];
  readonly positive: boolean;
}

interface Leaf {
  readonly kind: "leaf";
  /** Share of positive training observations in this leaf, 0..1. */
  readonly share: number;
}
interface Split {
  readonly kind: "split";
  readonly feature: number;
  readonly threshold: number;
  readonly low: DecisionTree;
  readonly high: DecisionTree;
}
/** A binary classification tree; an observation goes `low` when its feature is ≤ the threshold. */
export type DecisionTree = Leaf | Split;

export interface GrowthLimits {
  readonly depth: number;
  /** Fewest training observations a leaf may hold. */
  readonly leaf: number;
}

const gini = (positives: number, count: number): number => {
  const share = positives / count;
  return 2 * share * (1 - share) * count;
};

interface Candidate {
  readonly feature: number;
  readonly threshold: number;
  readonly impurity: number;
}

function bestSplitOn(observations: readonly Observation[], feature: number, leaf: number): Candidate | null {
  const column = observations
    .map(({ features, positive }) => ({ value: features[feature] ?? 0, positive }))
    .toSorted((a, b) => a.value - b.value);
  const total = column.filter(({ positive }) => positive).length;
  let best: Candidate | null = null;
  let below = 0;
  for (const [index, { value, positive }] of column.entries()) {
    if (positive) below += 1;
    const following = column[index + 1];
    const count = index + 1;
    if (following === undefined || following.value === value || count < leaf || column.length - count < leaf) continue;
    const impurity = gini(below, count) + gini(total - below, column.length - count);
    if (best === null || impurity < best.impurity)
      best = { feature, threshold: (value + following.value) / 2, impurity };
  }
  return best;
}

/** Grows a CART tree by Gini impurity. Deterministic: ties go to the earlier feature and the smaller threshold. */
export function growTree(observations: readonly Observation[], limits: GrowthLimits): DecisionTree {
  const positives = observations.filter(({ positive }) => positive).length;
  const leaf: Leaf = { kind: "leaf", share: observations.length === 0 ? 0 : positives / observations.length };
  if (limits.depth === 0 || positives === 0 || positives === observations.length) return leaf;
  const width = observations[0]?.features.length ?? 0;
  let best: Candidate | null = null;
  for (let feature = 0; feature < width; feature += 1) {
    const candidate = bestSplitOn(observations, feature, limits.leaf);
    if (candidate !== null && (best === null || candidate.impurity < best.impurity)) best = candidate;
  }
  if (best === null || best.impurity >= gini(positives, observations.length)) return leaf;
  const { feature, threshold } = best;
  const goesLow = ({ features }: Observation): boolean => (features[feature] ?? 0) <= threshold;
  const deeper = { ...limits, depth: limits.depth - 1 };
  return {
    kind: "split",
    feature,
    threshold,
    low: growTree(observations.filter(goesLow), deeper),
    high: growTree(
      observations.filter((observation) => !goesLow(observation)),
      deeper,
    ),
  };
}

/** The share of positives in the leaf the features fall into, 0..1. */
export function positiveShare(tree: DecisionTree, features: readonly number[]): number {
  if (tree.kind === "leaf") return tree.share;
  return positiveShare((features[tree.feature] ?? 0) <= tree.threshold ? tree.low : tree.high, features);
}
