import { describe, expect, it } from "vitest";
import { standingResponse } from "#renderer/features/record/sign-stage.tsx";

const [first, second] = ["a".repeat(64), "b".repeat(64)];
const response = (record: string, stance: "confirmed" | "objected") => ({
  identityId: "m",
  record,
  stance,
  text: "",
  at: "2026-11-20T15:02:00+08:00",
});

describe("what a member says about the record in force", () => {
  it("is nothing where only an earlier record was confirmed", () => {
    expect(standingResponse({ signed: second, responses: [response(first, "confirmed")] }, "m")).toBeNull();
  });

  it("is the confirmation of this very record", () => {
    const now = response(second, "confirmed");
    expect(standingResponse({ signed: second, responses: [response(first, "objected"), now] }, "m")).toBe(now);
    expect(standingResponse({ signed: second, responses: [now] }, "somebody else")).toBeNull();
  });

  it("is an objection to an earlier record as long as nothing is said anew", () => {
    const then = response(first, "objected");
    expect(standingResponse({ signed: second, responses: [then] }, "m")).toBe(then);
  });
});
