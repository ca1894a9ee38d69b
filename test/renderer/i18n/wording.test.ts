import { describe, expect, it } from "vitest";
import { wordings } from "#renderer/i18n/use-text.ts";

/** Every sentence of a wording with its path; functions are called with a telling argument each. */
function sentences(wording: object, path = ""): readonly (readonly [path: string, sentence: string])[] {
  return Object.entries(wording).flatMap(([key, value]: [string, unknown]) => {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") return [[here, value] as const];
    if (typeof value === "function")
      return [[here, String(value(...Array.from({ length: value.length }, () => "7")))] as const];
    return typeof value === "object" && value !== null ? sentences(value, here) : [];
  });
}

/** Words that are the same in Chinese: file endings, units, signs people know by these letters. */
const allowed =
  /https?(?::\/\/[\w.:/-]+)?|Nextcloud|MinIO|OSS|OBS|MiB|ID|T\/GXDSL|PIN|CSV|PDF|PNG|JPEG|dpi|Word|WPS|WebDAV|Enter|Esc|Wilson|GPL|Apache|USB|[A-Z]\d|\.\w+|p\d\d|ms|kB|MB|QR|CNY|n\b|v\d/g;

describe("the Chinese wording", () => {
  it.each(sentences(wordings.zh))("%s has no English left", (_, sentence) => {
    expect(sentence.replaceAll(allowed, "")).not.toMatch(/[A-Za-z]{2,}/);
  });
});

describe("the English wording", () => {
  // What stands on a printed form is quoted as it is printed: “演示”.
  it.each(sentences(wordings.en))("%s has no Chinese left", (_, sentence) => {
    expect(sentence.replaceAll(/“[^”]*”/g, "")).not.toMatch(/\p{Script=Han}/u);
  });

  it("leaves nothing empty", () => {
    for (const [path, sentence] of [...sentences(wordings.zh), ...sentences(wordings.en)])
      expect(sentence, path).not.toBe("");
  });
});
