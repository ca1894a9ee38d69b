import fc from "fast-check";
import { expect, it } from "vitest";
import { dossierParts, formatRoute, parseRoute, reviewDesks } from "#renderer/app/route.ts";
import type { Route } from "#renderer/app/route.ts";

const name = fc.string({ minLength: 1, maxLength: 20, unit: "binary" }).filter((text) => text.isWellFormed());

const plain: fc.Arbitrary<Route> = fc.constantFrom(
  ...(["library", "settings", "alliance", "people", "sync", "projection"] as const).map((page) => ({ page })),
);
const review: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    page: fc.constant("review" as const),
    reviewId: name,
    desk: fc.constantFrom(...reviewDesks),
    stage: fc.constant(null),
    item: fc.constant(null),
  }),
  fc.record({
    page: fc.constant("review" as const),
    reviewId: name,
    desk: fc.constantFrom(...reviewDesks),
    stage: name,
    item: fc.option(name),
  }),
);
const packs: fc.Arbitrary<Route> = fc.oneof(
  fc.record({ page: fc.constant("standard" as const), clause: fc.option(name) }),
  fc.record({ page: fc.constant("rules" as const), part: name }),
);
const dossier: fc.Arbitrary<Route> = fc.record({
  page: fc.constant("dossier" as const),
  dossierId: name,
  part: fc.constantFrom(...dossierParts),
});
const anyRoute = fc.oneof(plain, review, dossier, packs);
const seat: fc.Arbitrary<Route> = fc.record<Route & { readonly page: "seat" }>({
  page: fc.constant("seat" as const),
  then: fc.option(anyRoute, { nil: null }),
});

it("comes back from every address it writes", () => {
  fc.assert(
    fc.property(fc.oneof(anyRoute, seat), (route) => {
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
});

it("takes anything unknown for the library", () => {
  for (const hash of ["", "#", "#/", "#/nowhere", "#/review", "#/%E0%A4%A"])
    expect(parseRoute(hash)).toEqual({ page: "library" });
});
