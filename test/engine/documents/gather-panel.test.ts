import { beforeAll, describe, expect, test } from "vitest";
import { type Forms, formsOf } from "#engine/documents/forms.ts";
import { withoutNames } from "#engine/documents/gather-panel.ts";
import type { Audience } from "#shared/domain/document/catalogue.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { resources } from "#test/support/workstation.ts";

let forms: Forms;
beforeAll(async () => {
  forms = await formsOf(resources);
});

describe("names the recorder typed", () => {
  const member = (identityId: string, name: string, position: PanelMember["position"]): PanelMember => ({
    identityId,
    name,
    unit: "",
    title: "",
    category: "technical",
    position,
    signingKey: "0".repeat(64),
    recipient: "age1",
    recusal: null,
    conflict: false,
  });
  const panel = [member("b", "韦建", "member"), member("a", "韦建国", "chair"), member("c", "莫海", "alternate")];
  const shown = (audience: Audience, archiveCopy: "named" | "numbered" = "named") => {
    const documents = { memberNames: "numbered", archiveCopy, individualScoresToApplicant: false } as const;
    const text = "韦建国指定 7 号网关，韦建、莫海、陆工在场";
    return withoutNames({ dossier: { panel, rules: { documents } }, audience, forms }, text);
  };

  test("become numbers in a copy that numbers the members, and stay in one that names them", () => {
    expect(shown("applicant")).toBe("专家1指定 7 号网关，专家2、专家3、陆工在场");
    expect(shown("archive")).toBe("韦建国指定 7 号网关，韦建、莫海、陆工在场");
    expect(shown("archive", "numbered")).toBe("专家1指定 7 号网关，专家2、专家3、陆工在场");
  });
});
