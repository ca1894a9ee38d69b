import type { ReactNode } from "react";
import { reviewAnswers } from "../review.ts";
import type { Moment, Who } from "../moments.ts";
import { dossierId, outline } from "../story.ts";
import { inApp } from "./workstation.tsx";

/** A review at a moment, on the desk of one of its people. */
export function atReview(moment: Moment, who: Who, place: string): ReactNode {
  if (location.hash === "") location.hash = `#/review/${dossierId}/${place}`;
  return inApp(reviewAnswers(moment, who));
}

const item = (no: string) => outline.items.find((one) => one.no === no)?.id ?? "";

export const recordScenes: Readonly<Record<string, () => ReactNode>> = {
  "record-opening": () => atReview("begun", "recorder", "record/opening"),
  "record-presentation": () => atReview("begun", "recorder", "record/presentation"),
  "record-materials": () => atReview("demo", "recorder", "record/materials"),
  "record-finance": () => atReview("demo", "recorder", "record/materials/one"),
  "record-fault": () => atReview("closed", "recorder", `record/demonstration/${item("2.3")}`),
  "record-latency": () => atReview("closed", "recorder", `record/demonstration/${item("2.2")}`),
  "record-downtime": () => atReview("closed", "recorder", `record/demonstration/${item("1.1")}`),
  "record-payback": () => atReview("closed", "recorder", `record/demonstration/${item("1.4")}`),
  "record-empty": () => atReview("begun", "recorder", `record/demonstration/${item("2.3")}`),
  "record-typing": () => atReview("demo", "recorder", `record/demonstration/${item("2.4")}`),
  "record-questions": () => atReview("demo", "recorder", "record/questions"),
  "record-sign": () => atReview("closed", "recorder", "record/deliberation"),
  "record-dictation": () => atReview("revealed", "recorder", "record/conclusion"),
  "record-conclusion": () => atReview("voted", "recorder", "record/conclusion"),
};

export const memberScenes: Readonly<Record<string, () => ReactNode>> = {
  "member-commit": () => atReview("begun", "member", "member/opening"),
  "member-materials": () => atReview("demo", "member", "member/materials"),
  "member-fault": () => atReview("demo", "member", `member/demonstration/${item("2.3")}`),
  "member-questions": () => atReview("demo", "member", "member/questions"),
  "member-closed": () => atReview("demo", "member", "member/deliberation"),
  "member-score": () => atReview("closed", "member", "member/deliberation"),
  "member-vote": () => atReview("frozen", "member", "member/conclusion"),
  "member-cosign": () => atReview("voted", "member", "member/conclusion"),
};

export const chairScenes: Readonly<Record<string, () => ReactNode>> = {
  "chair-board": () => atReview("closed", "chair", "chair/deliberation"),
  "chair-matrix": () => atReview("revealed", "chair", "chair/deliberation"),
  "chair-draft": () => atReview("revealed", "chair", "chair/conclusion"),
  "chair-frozen": () => atReview("frozen", "chair", "chair/conclusion"),
  "chair-result": () => atReview("voted", "chair", "chair/conclusion"),
};
