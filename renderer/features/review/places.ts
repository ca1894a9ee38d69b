import type { ReviewView } from "#shared/contract/reviews.ts";
import type { StageId } from "#shared/domain/sitting/order.ts";
import type { ReviewDesk } from "../../app/route.ts";

/** The desks someone in this position may sit at, their own first. */
export function desksFor(view: Pick<ReviewView, "position" | "recorder">): readonly ReviewDesk[] {
  return [
    ...(view.recorder ? (["record"] as const) : []),
    ...(view.position === "chair" || view.position === "member" ? (["member"] as const) : []),
    ...(view.position === "chair" ? (["chair"] as const) : []),
    ...(view.position === "alternate" && !view.recorder ? [] : (["compliance"] as const)),
    "documents",
  ];
}

/** Where the order of business stands: the first stage that is open and not done; the last one when all are. */
export function stageNow(view: Pick<ReviewView, "stages">): StageId {
  return view.stages.find((stage) => stage.state === "open")?.id ?? view.stages.at(-1)?.id ?? "opening";
}
