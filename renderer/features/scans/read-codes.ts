/** What the codes on a scan say, and how many pages it has. */
export interface ReadCodes {
  readonly marks: readonly string[];
  readonly pages: number;
}

/** Pixels of the longer side a page is looked at with, one after the other: fine codes need many, coarse scans few. */
const lookAt = [1600, 2600] as const;
/** Beyond this no code is looked for: a signature page is never so far back. */
const mostPages = 30;

/** Reads the QR codes of a scanned page or of every page of a PDF. A page without a readable code adds nothing; a file that cannot be opened throws. */
export async function readCodes(url: string, mediaType: string): Promise<ReadCodes> {
  const { default: jsqr } = await import("jsqr");
  const find = ({ data, width, height }: ImageData): readonly string[] => {
    const code = jsqr(new Uint8ClampedArray(data), width, height);
    return code === null || code.data === "" ? [] : [code.data];
  };
  if (mediaType === "application/pdf") return readPdf(url, find);
  const blob = await (await fetch(url)).blob();
  const picture = await createImageBitmap(blob);
  try {
    const longer = Math.max(picture.width, picture.height);
    for (const side of lookAt) {
      const scale = Math.min(1, side / longer);
      const found = find(
        draw(picture.width * scale, picture.height * scale, (canvas, width, height) =>
          canvas.drawImage(picture, 0, 0, width, height),
        ),
      );
      if (found.length > 0) return { marks: found, pages: 1 };
    }
    return { marks: [], pages: 1 };
  } finally {
    picture.close();
  }
}

async function readPdf(url: string, find: (image: ImageData) => readonly string[]): Promise<ReadCodes> {
  const { loadPdf } = await import("../materials/pdf/open-pdf.ts");
  const task = loadPdf(url);
  try {
    const file = await task.promise;
    const marks: string[] = [];
    for (let no = 1; no <= Math.min(file.numPages, mostPages); no += 1) {
      const page = await file.getPage(no);
      const natural = page.getViewport({ scale: 1 });
      for (const side of lookAt) {
        const viewport = page.getViewport({ scale: side / Math.max(natural.width, natural.height) });
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(viewport.width);
        canvas.height = Math.round(viewport.height);
        await page.render({ canvas, viewport }).promise;
        const found = find(pixelsOf(canvas));
        marks.push(...found);
        if (found.length > 0) break;
      }
    }
    return { marks: [...new Set(marks)], pages: file.numPages };
  } finally {
    await task.destroy();
  }
}

function draw(
  width: number,
  height: number,
  paint: (canvas: CanvasRenderingContext2D, width: number, height: number) => void,
): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  paint(context, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
