import { describe, expect, it } from "vitest";
import { cssVariables, palettes } from "#renderer/ui/tokens.ts";
import type { Appearance, Palette } from "#renderer/ui/tokens.ts";

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const textOnGround: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ["ink", "paper"],
  ["ink", "card"],
  ["ink", "well"],
  ["ink", "here"],
  ["muted", "paper"],
  ["muted", "card"],
  ["muted", "well"],
  ["link", "card"],
  ["link", "paper"],
  ["onAction", "action"],
  ["met", "metGround"],
  ["undecided", "undecidedGround"],
  ["unmet", "unmetGround"],
  ["met", "card"],
  ["unmet", "card"],
  ["undecided", "card"],
  ["mark", "card"],
];

describe.each([
  ["light", 4.5],
  ["dark", 4.5],
  ["contrast", 7],
] as const)("%s", (appearance: Appearance, least) => {
  it.each(textOnGround)("%s is readable on %s", (text, ground) => {
    const palette = palettes[appearance];
    expect(contrastOf(palette[text], palette[ground])).toBeGreaterThanOrEqual(least);
  });
});

it("names every colour as a CSS variable", () => {
  const variables = cssVariables(palettes.light);
  expect(variables.get("--met-ground")).toBe("#e6f0e8");
  expect(variables.size).toBe(Object.keys(palettes.light).length);
});
