/** How the desk looks: light is the default, dark for dim rooms, contrast for weak eyes and bad projectors. */
export type Appearance = "light" | "dark" | "contrast";

/** The colours every part is drawn with. Names say what a colour means, never what it looks like. */
export interface Palette {
  readonly paper: string;
  readonly card: string;
  /** Inset areas: rails under the pointer, bars behind an interval. */
  readonly well: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  /** Ground of the one obvious action. */
  readonly action: string;
  readonly onAction: string;
  /** Action blue as text or thin strokes on paper. */
  readonly link: string;
  /** Ground of the item one is at. */
  readonly here: string;
  readonly met: string;
  readonly metGround: string;
  readonly undecided: string;
  readonly undecidedGround: string;
  readonly unmet: string;
  readonly unmetGround: string;
  /** Official red: the mark and the seal. */
  readonly mark: string;
}

const light: Palette = {
  paper: "#f6f4ee",
  card: "#fffdf8",
  well: "#efebe0",
  ink: "#22262b",
  muted: "#62676e",
  line: "#e2ddd0",
  action: "#1d4a66",
  onAction: "#ffffff",
  link: "#1d4a66",
  here: "#e6ecf0",
  met: "#2d6a41",
  metGround: "#e6f0e8",
  undecided: "#8a560b",
  undecidedGround: "#faf0dc",
  unmet: "#a9261c",
  unmetGround: "#f9e9e6",
  mark: "#a9261c",
};

const dark: Palette = {
  paper: "#1a1c1f",
  card: "#23262a",
  well: "#2e3237",
  ink: "#ebe8e1",
  muted: "#a9aeb5",
  line: "#3c4148",
  action: "#2b6a93",
  onAction: "#ffffff",
  link: "#9fcbe8",
  here: "#29363f",
  met: "#8fcea3",
  metGround: "#1f3527",
  undecided: "#ecc069",
  undecidedGround: "#3a2f17",
  unmet: "#f2a097",
  unmetGround: "#432523",
  mark: "#f08074",
};

const contrast: Palette = {
  paper: "#ffffff",
  card: "#ffffff",
  well: "#ececec",
  ink: "#000000",
  muted: "#303030",
  line: "#4a4a4a",
  action: "#00324f",
  onAction: "#ffffff",
  link: "#00324f",
  here: "#dbe9f2",
  met: "#00401a",
  metGround: "#ffffff",
  undecided: "#573300",
  undecidedGround: "#ffffff",
  unmet: "#7d0a00",
  unmetGround: "#ffffff",
  mark: "#8f0f05",
};

export const palettes: Readonly<Record<Appearance, Palette>> = { light, dark, contrast };

/** Base size in CSS pixels: 14 for work, 17 in large print. Everything else is measured in `rem`. */
export const baseSize = { normal: 14, large: 17 } as const;

export const fonts = {
  work: '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei UI","Microsoft YaHei",system-ui,sans-serif',
  print: '"Noto Serif CJK SC","Source Han Serif SC","SimSun","Songti SC",serif',
  code: '"Noto Sans Mono CJK SC","Cascadia Mono","Consolas","SFMono-Regular",monospace',
} as const;

/** The palette as CSS custom properties, `--paper`, `--met-ground` and so on. */
export function cssVariables(palette: Palette): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(palette).map(([name, value]: [string, string]) => [
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]),
  );
}
