import { chineseDate, seal } from "../forms/common.ts";
import type { Content } from "../forms/facts.ts";
import { escapeHtml, form, heading, ink, paragraphs, table } from "../render/html.ts";
import { signed, signLine } from "../render/seal.ts";

/** What a page of a short paper is made of, one after the other. */
export type Piece =
  | { readonly heading: string }
  | { readonly text: readonly string[] }
  | { readonly form: readonly (readonly string[])[] }
  | { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly widths: readonly number[] };

/** Who signs at the end, and when. */
export interface Ending {
  readonly person: string;
  readonly unit: string;
  readonly date: string;
}

function pieceHtml(piece: Piece): string {
  if ("heading" in piece) return heading(piece.heading);
  if ("text" in piece) return paragraphs(piece.text);
  if ("form" in piece) return form(piece.form);
  return table(piece.header, piece.rows, { widths: piece.widths });
}

/** A paper of a few pages: a title, what stands on each page, and at the end a signature over a seal. */
export function shortPaper(
  title: string,
  pages: readonly (readonly Piece[])[],
  { person, unit, date }: Ending,
  scanned = false,
): Content {
  const sheets = pages.map((pieces, index) => {
    const head = index === 0 ? `<h1>${escapeHtml(title)}</h1>` : "";
    const foot =
      index < pages.length - 1
        ? ""
        : signed(
            [
              signLine(`项目负责人：${ink(person)}`),
              signLine(`${escapeHtml(unit)}（公章）`),
              signLine(chineseDate(date)),
            ],
            [{ seal: seal(unit, 5), right: 6, top: 2 }],
          );
    return { body: `${head}${pieces.map(pieceHtml).join("")}${foot}` };
  });
  return { kind: "sheets", scanned, sheets };
}

/** 科研诚信承诺书 of a project that is still to begin or on its way. */
export function pledge(title: string, code: string, team: readonly string[], ending: Ending): Content {
  return shortPaper(
    "科研诚信承诺书",
    [
      [
        {
          text: [
            `本单位及项目组成员在“${title}”（${code}）申报、实施和评审中承诺：`,
            "一、所提交的材料、数据和成果真实、完整；",
            "二、知识产权归属清楚，署名和标注符合规定；",
            "三、不以任何方式干扰专家独立评审；",
            "四、如有违反，愿承担由此产生的一切责任。",
            `项目组成员：${team.join("、")}`,
          ],
        },
      ],
    ],
    ending,
    true,
  );
}
