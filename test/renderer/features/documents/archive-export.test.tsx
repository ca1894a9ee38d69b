import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ArchiveMade } from "#renderer/features/documents/archive-export.tsx";

const archive = {
  name: "GXAI-2024-012-归档",
  files: 96,
  bytes: 48_000_000,
  indexDigest: "0123456789abcdef".repeat(4),
  missing: [],
};
const sound = { property: "authentic", text: "电子签名声明 41 份，逐份验签", holds: true } as const;
const lacking = { property: "complete", text: "应归档的文书和资料齐全；缺：材料 11", holds: false } as const;
const shown = (checks: readonly (typeof sound | typeof lacking)[]) =>
  renderToStaticMarkup(<ArchiveMade archive={{ ...archive, checks: [...checks] }} folder="E:\\" />);

describe("an archive folder that was written", () => {
  it("is told by name, place and size, with the digest to compare", () => {
    const markup = shown([sound]);
    for (const word of ["GXAI-2024-012-归档", "E:\\", "96 个文件", "0123456789abcdef", "四项自检全部符合"])
      expect(markup).toContain(word);
    expect(markup).not.toContain("0123456789abcdef0");
    expect(markup).not.toContain(sound.text);
  });

  it("names what its self-check did not find in order, under the property it concerns", () => {
    const markup = shown([sound, lacking]);
    expect(markup).toContain("自检有 1 项不符合");
    expect(markup).toContain(`完整：${lacking.text}`);
    expect(markup).not.toContain("全部符合");
    expect(markup).not.toContain(sound.text);
  });
});
