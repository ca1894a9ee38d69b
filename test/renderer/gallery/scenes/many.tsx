import type { ReactNode } from "react";
import { library, sampleId, workstationAnswers } from "../sample.ts";
import { inApp } from "./workstation.tsx";

const total = 10_000;

/** The library with ten thousand dossiers, as the bench scrolls it. */
export const manyScenes: Readonly<Record<string, () => ReactNode>> = {
  "app-many": () =>
    inApp({
      ...workstationAnswers,
      dossiers: {
        ...library,
        recusalSheets: () => [],
        list: ({ offset, limit }) => ({
          total,
          rows: Array.from({ length: Math.min(limit, total - offset) }, (_, index) => ({
            dossierId: sampleId(offset + index),
            code: `GXAI-${String(offset + index).padStart(5, "0")}`,
            title: `第 ${offset + index + 1} 个项目 · 设备状态监测与维护`,
            kind: "acceptance",
            sector: "机械制造",
            state: "issued",
            version: 1,
            updatedAt: "2026-11-20T10:42:07+08:00",
            demo: true,
          })),
        }),
      },
    }),
};
