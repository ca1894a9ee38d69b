import type { ReactNode } from "react";
import { library, workstationAnswers } from "../sample.ts";
import { dossierId, draft } from "../story.ts";
import { inApp } from "./workstation.tsx";

/** The builder at one of its parts. */
function building(part: string): ReactNode {
  if (location.hash === "") location.hash = `#/dossier/${dossierId}/${part}`;
  return inApp({ ...workstationAnswers, dossiers: { ...library, read: () => draft, writeTargets: () => null } });
}

export const dossierScenes: Readonly<Record<string, () => ReactNode>> = Object.fromEntries(
  ["profile", "targets", "materials", "outline", "panel", "rules", "issue"].map((part) => [
    `build-${part}`,
    () => building(part),
  ]),
);
