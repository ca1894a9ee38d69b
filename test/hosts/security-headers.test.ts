import { describe, expect, it } from "vitest";
import { interfacePolicy, materialPolicy } from "#hosts/security-headers.ts";

describe("the content security policy", () => {
  it("of the interface lets it run its own code and nothing else", () => {
    expect(interfacePolicy("")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it("of the desktop adds the material protocol where bytes are shown or read, never where code is loaded", () => {
    const desktop = interfacePolicy("material:").split("; ");
    const plain = interfacePolicy("").split("; ");
    const widened = desktop
      .filter((directive) => !plain.includes(directive))
      .map((directive) => directive.split(" ")[0]);
    expect(widened).toEqual(["img-src", "media-src", "connect-src", "frame-src"]);
  });

  it("of materials runs nothing, fetches nothing and gives no origin", () => {
    expect(materialPolicy()).toBe(
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'self'; sandbox",
    );
  });
});
