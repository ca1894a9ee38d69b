import { createHash } from "node:crypto";
import jsqr from "jsqr";
import QRCode from "qrcode";
import { describe, expect, it } from "vitest";
import { bindModel, requireBound } from "#engine/documents/bind-model.ts";
import { qrPng, qrSvg } from "#engine/documents/running.ts";
import { bindingText, documentMark, readDocumentMark } from "#shared/domain/document/mark.ts";
import { sampleInput } from "../../shared/domain/document/sample-input.ts";
import { bound, everyId } from "./bound.ts";

/** Draws a QR code's modules as a scanner would see them, `scale` pixels each with a quiet zone. */
function scan(text: string): string | null {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const scale = 4;
  const side = (modules.size + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const row = Math.floor(y / scale) - 4;
      const column = Math.floor(x / scale) - 4;
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      if (inside && modules.get(row, column) === 1) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return jsqr(pixels, side, side)?.data ?? null;
}

describe("data digest", () => {
  it("is the SHA-256 of the canonical model", () => {
    const model = bound("demo-record");
    expect(model.dataDigest).toBe(createHash("sha256").update(bindingText(model)).digest("hex"));
    expect(() => requireBound(model)).not.toThrow();
  });

  it("changes with a single digit of a single reading, and with edition and audience", () => {
    const changed = {
      ...sampleInput,
      targets: sampleInput.targets.map((row) => (row.no === "2" ? { ...row, achieved: "92.17 %（94/102 条）" } : row)),
    };
    expect(bound("target-comparison", changed).dataDigest).not.toBe(bound("target-comparison").dataDigest);
    const model = bound("dissent");
    expect(bindModel({ ...model, edition: 4 }).dataDigest).not.toBe(model.dataDigest);
    expect(bindModel({ ...model, audience: "applicant" }).dataDigest).not.toBe(model.dataDigest);
  });

  it("is the same again for the same data", () => {
    for (const id of everyId) expect(bound(id).dataDigest).toBe(bound(id).dataDigest);
  });
});

describe("QR code", () => {
  it("scans back to review, document, edition and digest", () => {
    for (const id of everyId) {
      const model = bound(id);
      const text = scan(documentMark(model));
      expect(readDocumentMark(text ?? "")).toEqual({
        reviewCode: "GXAI-2024-012",
        id,
        edition: 3,
        digest: model.dataDigest,
      });
    }
  });

  it("comes as a PNG for Word and as a sized SVG for print", async () => {
    const model = bound("dissent");
    expect(Buffer.from(await qrPng(model)).toString("latin1", 1, 4)).toBe("PNG");
    expect(await qrSvg(model, 16)).toMatch(/^<svg width="16mm" height="16mm" /);
  });
});
