import { describe, expect, it } from "vitest";
import { neighbour, shortcutFor } from "#renderer/app/keyboard.ts";
import type { KeyPress, Shortcut } from "#renderer/app/keyboard.ts";

const shortcut = (key: string, label = key): Shortcut => ({ key, label, run: () => undefined, foot: false });
const shortcuts = [shortcut("j"), shortcut("Enter"), shortcut("?")];
const press = (change: Partial<KeyPress>): KeyPress => ({
  key: "j",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  focus: "neither",
  ...change,
});

describe("keys of the desk", () => {
  it("finds the key, capital or not", () => {
    expect(shortcutFor(press({ key: "J" }), shortcuts)?.key).toBe("j");
    expect(shortcutFor(press({ key: "?" }), shortcuts)?.key).toBe("?");
    expect(shortcutFor(press({ key: "x" }), shortcuts)).toBeNull();
  });

  it("never steals typing, composing or a key with a modifier", () => {
    expect(shortcutFor(press({ focus: "typing" }), shortcuts)).toBeNull();
    expect(shortcutFor(press({ isComposing: true }), shortcuts)).toBeNull();
    expect(shortcutFor(press({ ctrlKey: true }), shortcuts)).toBeNull();
    expect(shortcutFor(press({ metaKey: true }), shortcuts)).toBeNull();
    expect(shortcutFor(press({ altKey: true }), shortcuts)).toBeNull();
    expect(shortcutFor(press({ defaultPrevented: true }), shortcuts)).toBeNull();
  });

  it("leaves Enter to the button that has the focus, but not J", () => {
    expect(shortcutFor(press({ key: "Enter", focus: "pressable" }), shortcuts)).toBeNull();
    expect(shortcutFor(press({ key: "Enter" }), shortcuts)?.key).toBe("Enter");
    expect(shortcutFor(press({ key: "j", focus: "pressable" }), shortcuts)?.key).toBe("j");
  });

  it("lets the later part win", () => {
    expect(shortcutFor(press({}), [...shortcuts, shortcut("j", "later")])?.label).toBe("later");
  });
});

describe("the neighbouring item", () => {
  const items = ["a", "b", "c"];
  it("walks and stops at the ends", () => {
    expect(neighbour(items, "a", 1)).toBe("b");
    expect(neighbour(items, "c", 1)).toBeNull();
    expect(neighbour(items, "a", -1)).toBeNull();
    expect(neighbour(items, null, 1)).toBe("a");
    expect(neighbour(items, "gone", -1)).toBe("c");
    expect(neighbour([], null, 1)).toBeNull();
  });
});
