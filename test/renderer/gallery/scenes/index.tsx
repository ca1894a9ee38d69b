import type { ReactNode } from "react";
import { dossierScenes } from "./dossier.tsx";
import { exchangeScenes } from "./exchange.tsx";
import { manyScenes } from "./many.tsx";
import { PartsScene, PinScene } from "./parts.tsx";
import { chairScenes, memberScenes, recordScenes } from "./record.tsx";
import { workstationScenes } from "./workstation.tsx";

/** Screens to look at, by name. */
export const scenes: Readonly<Record<string, () => ReactNode>> = {
  parts: () => <PartsScene />,
  pin: () => <PinScene />,
  ...workstationScenes,
  ...dossierScenes,
  ...exchangeScenes,
  ...manyScenes,
  ...recordScenes,
  ...memberScenes,
  ...chairScenes,
};
