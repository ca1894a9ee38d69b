import type { ReactNode } from "react";
import { PartsScene, PinScene } from "./parts.tsx";

/** Screens to look at, by name. */
export const scenes: Readonly<Record<string, () => ReactNode>> = {
  parts: () => <PartsScene />,
  pin: () => <PinScene />,
};
