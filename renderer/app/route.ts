/** Every place in the workstation. A route names what is open, never how it looks. */
export type Route =
  | { readonly page: "library" }
  | { readonly page: "seat"; readonly then: Route | null }
  | { readonly page: "settings" }
  | { readonly page: "alliance" }
  | { readonly page: "people" }
  | { readonly page: "sync" }
  /** The standard, at one clause or at none. */
  | { readonly page: "standard"; readonly clause: string | null }
  /** The house rules, at one rule of the pack or at its versions. */
  | { readonly page: "rules"; readonly part: string }
  | { readonly page: "dossier"; readonly dossierId: string; readonly part: DossierPart }
  | {
      readonly page: "review";
      readonly reviewId: string;
      readonly desk: ReviewDesk;
      readonly stage: string | null;
      readonly item: string | null;
    }
  | { readonly page: "projection" };

export const dossierParts = ["profile", "targets", "materials", "outline", "panel", "rules", "issue"] as const;
export type DossierPart = (typeof dossierParts)[number];

export const reviewDesks = ["record", "member", "chair", "compliance", "documents"] as const;
export type ReviewDesk = (typeof reviewDesks)[number];

const plainPages = ["library", "settings", "alliance", "people", "sync", "projection"] as const;

/** The location hash of a route, starting with `#/`. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case "dossier":
      return hashOf(["dossier", route.dossierId, route.part]);
    case "review":
      return hashOf([
        "review",
        route.reviewId,
        route.desk,
        ...(route.stage === null ? [] : [route.stage, ...(route.item === null ? [] : [route.item])]),
      ]);
    case "standard":
      return hashOf(["standard", ...(route.clause === null ? [] : [route.clause])]);
    case "rules":
      return hashOf(["rules", route.part]);
    case "seat":
      return hashOf(["seat", ...(route.then === null ? [] : [formatRoute(route.then)])]);
    default:
      return hashOf([route.page]);
  }
}

function hashOf(parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** The route of a location hash; anything unknown is the library. */
export function parseRoute(hash: string): Route {
  const [page, ...rest] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const [id, part, stage, item] = rest;
  const plain = plainPages.find((name) => name === page);
  if (plain !== undefined) return { page: plain };
  if (page === "seat") return { page: "seat", then: id === undefined || id === "" ? null : parseRoute(id) };
  if (page === "standard") return { page, clause: id === undefined || id === "" ? null : id };
  if (page === "rules") return { page, part: id ?? "versions" };
  if (page === "dossier" && id !== undefined)
    return { page, dossierId: id, part: dossierParts.find((name) => name === part) ?? "profile" };
  if (page === "review" && id !== undefined) {
    const desk = reviewDesks.find((name) => name === part) ?? "member";
    return { page, reviewId: id, desk, stage: stage ?? null, item: stage === undefined ? null : (item ?? null) };
  }
  return { page: "library" };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
