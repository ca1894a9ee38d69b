import { describe, expect, it } from "vitest";
import { fitScale, isLandscape } from "#renderer/features/documents/paper-size.ts";

describe("a print page in its room", () => {
  it("knows a sheet that lies on its side, wherever it stands in the document", () => {
    expect(isLandscape('<section class="portrait"></section>\n<section class="landscape">')).toBe(true);
    expect(isLandscape('@page landscape{} .landscape{page:landscape} <section class="portrait">')).toBe(false);
  });

  it("fits the sheet and its margin into the room", () => {
    expect(fitScale(840, false)).toBe(1);
    expect(fitScale(420, false)).toBe(0.5);
    expect(fitScale(1169, true)).toBe(1);
  });

  it("never grows beyond reading size, and is whole before the room is known", () => {
    expect(fitScale(4000, false)).toBe(1.5);
    expect(fitScale(0, true)).toBe(1);
  });
});
