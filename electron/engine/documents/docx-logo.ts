import { AlignmentType, ImageRun, Paragraph } from "docx";
import type { Logo } from "./read-arrangement.ts";

/** Height of the logo in the running head, millimetres: it must not push the text down. */
export const runningLogoMillimetres = 6;

/** The organiser's logo as a picture in the line, `millimetres` high. */
export function logoRun({ png, width, height }: Logo, millimetres: number): ImageRun {
  const pixels = (size: number): number => Math.round((size * 96) / 25.4);
  return new ImageRun({
    type: "png",
    data: png,
    transformation: { width: pixels((millimetres * width) / height), height: pixels(millimetres) },
    altText: { name: "logo", title: "Logo", description: "组织单位标志" },
  });
}

/** The logo at the head of a cover. */
export const coverLogo = (logo: Logo): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 600, after: 0 },
    children: [logoRun(logo, logo.height)],
  });
