import { csvText } from "../forms/assemble.ts";
import { seededRandom } from "../random.ts";

/** One surveyed field: stalks on points of 0.1 亩 and the weight of 20 stalks. */
export interface Field {
  readonly name: string;
  readonly role: "demo" | "control";
  readonly area: string;
  readonly points: readonly number[];
  readonly stalkWeights: readonly string[];
}

interface Plan {
  readonly role: Field["role"];
  /** Tonnes a 亩 the area-weighted mean is to come to, before weights are rounded to 10 g. */
  readonly tonnes: number;
  readonly stalks: number;
  readonly fields: readonly (readonly [name: string, area: string])[];
}

const plans: readonly Plan[] = [
  {
    role: "demo",
    tonnes: 5.71,
    stalks: 421,
    fields: [
      ["渠旧 3 号", "42.0"],
      ["渠旧 7 号", "28.6"],
      ["山圩 2 号", "36.5"],
      ["山圩 5 号", "12.4"],
      ["东罗 1 号", "18.2"],
      ["东罗 4 号", "8.5"],
    ],
  },
  {
    role: "control",
    tonnes: 5.2,
    stalks: 405,
    fields: [
      ["渠旧 对照", "24.0"],
      ["山圩 对照甲", "15.5"],
      ["山圩 对照乙", "9.2"],
      ["东罗 对照", "7.3"],
    ],
  },
];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function survey({ role, tonnes, stalks, fields }: Plan, seed: number): readonly Field[] {
  const random = seededRandom(seed);
  const drawn = fields.map(([name, area]) => ({
    name,
    area,
    points: Array.from({ length: Number(area) >= 10 ? 5 : 3 }, () => Math.round(random.normal(stalks, 14))),
    weights: Array.from({ length: 20 }, () => random.normal(1.35, 0.13)),
  }));
  const total = drawn.reduce((sum, { area }) => sum + Number(area), 0);
  const weighted = drawn.reduce(
    (sum, { area, points, weights }) => sum + (Number(area) * mean(points) * 10 * mean(weights)) / 1000 / total,
    0,
  );
  return drawn.map(({ name, area, points, weights }) => ({
    name,
    role,
    area,
    points,
    stalkWeights: weights.map((weight) => ((weight * tonnes) / weighted).toFixed(2)),
  }));
}

/** Ten fields surveyed on 16 January 2026: six of the demo area, four of the control. */
export const fields: readonly Field[] = plans.flatMap((plan, index) => survey(plan, 42 + index));

/** Area-weighted yield, tonnes a 亩. */
export function yieldOf(surveyed: readonly Field[], role: Field["role"]): number {
  const mine = surveyed.filter((field) => field.role === role);
  const total = mine.reduce((sum, { area }) => sum + Number(area), 0);
  return mine.reduce(
    (sum, { area, points, stalkWeights }) =>
      sum + (Number(area) * mean(points) * 10 * mean(stalkWeights.map(Number))) / 1000 / total,
    0,
  );
}

const roleName = { demo: "示范区", control: "对照区" } as const;

/** Readings in the shape of the instrument `yield`. */
export const yieldReadings = {
  plots: fields.map(({ name, role, area, points, stalkWeights }) => ({
    name,
    role,
    area,
    points: points.map((stalks) => ({ area: "0.1", stalks })),
    stalkWeights: [...stalkWeights],
  })),
};

export const pointCsv = `\uFEFF${csvText([
  ["地块", "区别", "面积_亩", "样点", "样点面积_亩", "有效茎数"],
  ...fields.flatMap(({ name, role, area, points }) =>
    points.map((stalks, index) => [name, roleName[role], area, String(index + 1), "0.1", String(stalks)]),
  ),
])}`;

export const weightCsv = csvText([
  ["地块", "区别", "茎号", "单茎重_kg"],
  ...fields.flatMap(({ name, role, stalkWeights }) =>
    stalkWeights.map((weight, index) => [name, roleName[role], String(index + 1), weight]),
  ),
]);
