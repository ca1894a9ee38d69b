import { beforeAll, describe, expect, test } from "vitest";
import type { RulesState } from "#shared/contract/packs.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import {
  atSeat,
  foundPanel,
  issueSmallProject,
  pins,
  sitDown,
  type TestPanel,
  type TestReview,
} from "#test/support/small-panel.ts";
import { unzip } from "#test/engine/documents/unzip.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

const document = { documentNo: "桂产联〔2026〕3号", date: "2026-03-01", by: "示例联盟" };
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe("the life of the house rules", () => {
  let panel: TestPanel;
  let review: TestReview;
  beforeAll(async () => {
    panel = await foundPanel();
    review = await issueSmallProject(panel);
  });
  const packs = () => panel.table.client.packs;
  async function outlineForm(reviewId: string, of: TestPanel = panel): Promise<string> {
    const { client, platform } = of.table;
    await atSeat(of, "secretariat");
    const form = { reviewId, document: "acceptance-outline", memberId: null, audience: "panel" } as const;
    await valueOf(client.documents.exportDocx({ ...form, save: platform.place("outline.docx") }));
    return [...unzip(platform.saved.get("outline.docx") ?? new Uint8Array()).values()].join("\n");
  }
  const rules = (): Promise<RulesState> => valueOf(packs().rules({}));
  const inForce = async () => (await rules()).versions.find((version) => version.inForce);
  const stricter = async (): Promise<HouseRules> => {
    const { content } = (await inForce()) ?? expect.fail("no rules in force");
    return { ...content, ballot: { ...content.ballot, fractionNumerator: 9, fractionDenominator: 10 } };
  };

  test("what ships is the model, and the dossier is frozen on it", async () => {
    const state = await rules();
    expect(state.versions).toHaveLength(1);
    expect(state.versions[0]).toMatchObject({
      inForce: true,
      statement: null,
      frozen: 1,
      content: { status: "model" },
    });
    expect(state.draft).toBeNull();
  });

  test("only the secretariat writes the draft, and sees what it would alter", async () => {
    const next = await stricter();
    await atSeat(panel, "recorder");
    expect(await codeOf(packs().writeRules({ rules: next }))).toBe("not-permitted");
    expect(await codeOf(packs().preview({}))).toBe("not-permitted");
    expect(await codeOf(packs().adopt({ ...document, pin: pins.recorder }))).toBe("not-permitted");
    await atSeat(panel, "secretariat");
    await valueOf(packs().writeRules({ rules: next }));
    expect((await rules()).draft?.ballot.fractionNumerator).toBe(9);
    const { reviews, examined } = await valueOf(packs().preview({}));
    expect(examined).toBe(1);
    expect(reviews[0]?.effects.map(({ about, before, after }) => [about, before.zh, after.zh])).toEqual([
      ["votes", "5 人中须 4 票", "5 人中须 5 票"],
    ]);
  });

  test("a draft that says what is in force is no draft", async () => {
    const { content } = (await inForce()) ?? expect.fail("no rules in force");
    await valueOf(packs().writeRules({ rules: { ...content, version: "9.9.9" } }));
    expect((await rules()).draft).toBeNull();
  });

  test("a file that is no sound rules pack is refused with the place and the reason, and leaves the draft alone", async () => {
    const kept = await stricter();
    await valueOf(packs().writeRules({ rules: kept }));
    const give = (bytes: Uint8Array) => packs().importRules({ file: panel.table.platform.give("细则.json", bytes) });
    const refusal = async (bytes: Uint8Array) => {
      const reply = await give(bytes);
      return reply.ok ? "ok" : `${reply.error.code} ${reply.error.details["path"]}`;
    };
    expect(await refusal(new TextEncoder().encode("{"))).toMatch(/^pack-invalid 文件/);
    expect(await refusal(Uint8Array.of(0xff, 0xfe, 0x00))).toMatch(/^pack-invalid 文件/);
    expect(await refusal(encode({ ...kept, panel: { ...kept.panel, minimum: 0 } }))).toBe("pack-invalid panel.minimum");
    expect(await refusal(encode({ ...kept, surprise: true }))).toBe("pack-invalid ");
    const fixed = setRule(kept, ["readings", "7", "reading", "zh"], "另一种读法");
    expect(await refusal(encode(fixed))).toBe("reading-fixed readings.6.reading");
    expect((await rules()).draft?.ballot.fractionNumerator).toBe(9);
    expect(await refusal(encode({ ...kept, deadlines: { ...kept.deadlines, rectificationMonths: 6 } }))).toBe("ok");
    expect((await rules()).draft?.deadlines.rectificationMonths).toBe(6);
  });

  test("adoption asks for the PIN, a document of the past, and is signed by the alliance", async () => {
    expect(await codeOf(packs().adopt({ ...document, date: "2999-01-01", pin: pins.secretariat }))).toBe(
      "pack-invalid",
    );
    expect(await codeOf(packs().adopt({ ...document, pin: "000111" }))).toBe("wrong-pin");
    const drafted = (await rules()).draft ?? expect.fail("no draft");
    await valueOf(packs().writeRules({ rules: setRule(drafted, ["readings", "7", "reading", "zh"], "另一种读法") }));
    expect(await codeOf(packs().adopt({ ...document, pin: pins.secretariat }))).toBe("reading-fixed");
    await valueOf(packs().writeRules({ rules: drafted }));
    expect((await inForce())?.content.status).toBe("model");
    const adopted = await valueOf(packs().adopt({ ...document, pin: pins.secretariat }));
    expect(adopted.version).toBe("1.2.0");
    const now = await inForce();
    expect(now).toMatchObject({ digest: adopted.digest, statement: adopted.statement, frozen: 0 });
    expect(now?.content).toMatchObject({
      status: "adopted",
      adopted: document,
      version: "1.2.0",
      title: { zh: "评审操作细则" },
      deadlines: { rectificationMonths: 6 },
    });
    expect((await rules()).draft).toBeNull();
    expect(await codeOf(packs().adopt({ ...document, pin: pins.secretariat }))).toBe("already-done");
  });

  test("an issued dossier keeps its rules until it is issued anew; a new version is frozen on the new ones", async () => {
    const { client } = panel.table;
    const { reviewId } = review;
    const frozen = await valueOf(client.reviews.dossier({ reviewId }));
    expect(frozen.rules.status).toBe("model");
    await valueOf(client.dossiers.issue({ dossierId: reviewId, reason: "采用正式细则", pin: pins.secretariat }));
    const anew = await valueOf(client.reviews.dossier({ reviewId }));
    expect(anew.rules.adopted).toEqual(document);
    expect((await rules()).versions.map(({ frozen: count }) => count)).toEqual([0, 1]);
    const { packs: named } = await valueOf(client.reviews.read({ reviewId }));
    expect(named.rules).toBe((await inForce())?.digest);
  });

  test("forms say that the rules are a model until the organiser has adopted its own", async () => {
    const second = await issueSmallProject(panel);
    const adopted = await outlineForm(second.reviewId);
    expect(adopted).toContain("（桂产联〔2026〕3号）");
    expect(adopted).not.toContain("示范细则，未经采用");
    const fresh = await foundPanel();
    const { reviewId } = await issueSmallProject(fresh);
    expect(await outlineForm(reviewId, fresh)).toContain("示范细则，未经采用");
  });

  test("adopted rules travel to a member's own laptop, signed, with the package they are frozen into", async () => {
    const { laptop, guest } = panel;
    await sitDown(guest);
    const there = await valueOf(laptop.client.packs.rules({}));
    expect(there.versions.find((version) => version.inForce)).toMatchObject({
      digest: (await inForce())?.digest,
      content: { adopted: document },
    });
    expect(there).toMatchObject({ mayEdit: false, mayAdopt: false });
  });

  test("a version saved as a file comes back as the draft it differs in", async () => {
    const { platform } = panel.table;
    const [model] = (await rules()).versions;
    await valueOf(packs().exportRules({ digest: model?.digest ?? "", save: platform.place("示范.json") }));
    const bytes = platform.saved.get("示范.json") ?? new Uint8Array();
    await valueOf(packs().importRules({ file: platform.give("示范.json", bytes) }));
    const { draft } = await rules();
    expect(draft?.deadlines.rectificationMonths).toBe(3);
    // Number and adoption are not a draft's to say.
    expect(draft).toMatchObject({ version: "1.2.0", status: "adopted", adopted: document });
    await valueOf(packs().discardDraft({}));
    expect((await rules()).draft).toBeNull();
  });
});
