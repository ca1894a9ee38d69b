import { describe, expect, it } from "vitest";
import { documentNumber } from "#engine/documents/running.ts";
import { toHtml } from "#engine/documents/to-html.ts";
import { sampleInput } from "../../shared/domain/document/sample-input.ts";
import { tablesOf } from "../../shared/domain/document/walk.ts";
import { bound, everyId, poisoned } from "./bound.ts";

const pages = await Promise.all(everyId.map(async (id) => ({ id, model: bound(id), html: await toHtml(bound(id)) })));

describe.each(pages)("$id as a page", ({ model, html }) => {
  it("is self-contained: no scripts, no links, no outside addresses", () => {
    expect(html).not.toMatch(/<script|<link|<iframe|<img|@import|\son\w+=/i);
    expect(html.match(/https?:\/\/[^"' )]+/g)?.every((url) => url === "http://www.w3.org/2000/svg") ?? true).toBe(true);
    expect(html).toContain("default-src 'none'");
  });

  it("prints number, edition, digest, page counters and the QR code in the page's margins", () => {
    const [style = ""] = /<style>.*?<\/style>/s.exec(html) ?? [];
    expect(style).toMatch(/counter\(page\).*counter\(pages\)/);
    expect(style).toContain("data:image/svg+xml;base64,");
    expect(style).toContain(model.dataDigest.slice(0, 16));
    expect(
      style.replace(/\\([0-9a-f]+) /g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    ).toContain(`文件号 ${documentNumber(model)}　`);
  });

  it("repeats header rows and lets no row break", () => {
    expect(html).toContain("tr{break-inside:avoid}");
    const headed = tablesOf(model).filter((table) => table.header.length > 0);
    expect(html.match(/<thead>/g) ?? []).toHaveLength(headed.length);
  });
});

describe("hostile text", () => {
  const attack = `</style></title><script>alert(1)</script><img src=x onerror=alert(2)>"'&\u0000`;

  it.each(everyId)("stays text in %s", async (id) => {
    const html = await toHtml(bound(id, poisoned(attack)));
    expect(html).not.toMatch(/<script|<img/i);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
    expect(html).not.toContain("\u0000");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

describe("a list to sign", () => {
  it("gives people ink space, and the headings between them none", () => {
    const html = pages.find((page) => page.id === "attendance")?.html ?? "";
    const people = html.match(/<tr><td[^>]* style="height:12mm">/g) ?? [];
    // One block of the sample is empty and says so in a row of its own.
    expect(people).toHaveLength(sampleInput.attendance.length + 1);
    expect(html.match(/<tr class="group">/g)).toHaveLength(4);
    expect(html).not.toMatch(/<tr class="group"><th[^>]*height/);
  });
});

describe("the signature page", () => {
  const html = pages.find((page) => page.id === "acceptance-opinion")?.html ?? "";

  it("begins on a page of its own and repeats the conclusion with its header", () => {
    const [, roster = ""] = html.split('<div class="break"></div>');
    const [head = ""] = /<thead>.*?<\/thead>/s.exec(roster) ?? [];
    expect(head).toContain("限期整改（待复核），期限 3 个月");
    expect(roster.match(/height:14mm/g)?.length ?? 0).toBeGreaterThanOrEqual(5);
  });

  it("never stands alone with a signature: the rows before it come along", () => {
    const comparison = pages.find((page) => page.id === "target-comparison")?.html ?? "";
    const [, tail = ""] = /<tbody class="together">(.*?)<\/section>/s.exec(comparison) ?? [];
    expect(tail.match(/<tr>/g)?.length ?? 0).toBeGreaterThanOrEqual(3);
    expect(tail).toContain('class="sign"');
  });
});
