import type { ReactNode } from "react";
import { useEffect } from "react";
import { connectHost } from "#renderer/api/host.ts";
import { App } from "#renderer/app/app.tsx";
import { startImport } from "#renderer/features/library/import-file.ts";
import { noteOpening } from "#renderer/state/opening.ts";
import { fakeHost } from "../fake-host.ts";
import type { Answers } from "../fake-host.ts";
import { alliance, closedVault, library, people, sampleId, seated, workstationAnswers } from "../sample.ts";

/** The whole application over a pretended engine. */
export function inApp(answers: Answers): ReactNode {
  connectHost(fakeHost(answers));
  return <App />;
}

function Importing() {
  useEffect(() => startImport([{ grant: "grant", name: "x.gjd", size: 1 }]), []);
  return inApp(workstationAnswers);
}

export const workstationScenes: Readonly<Record<string, () => ReactNode>> = {
  welcome: () => inApp({ vault: { ...closedVault, list: () => [] } }),
  unlock: () => inApp({ vault: closedVault }),
  recovery: () => {
    noteOpening({ recoveryCode: "7K2M9-QX4HT-B30WF-AZP61-CDRV4-T7NQ2-ZCM8R-A0HX5" });
    return inApp(workstationAnswers);
  },
  "demo-card": () => {
    noteOpening({
      demo: {
        passphrase: "演示 木棉 漓江 铜鼓",
        people: people.map(([name, , title], index) => ({
          identityId: sampleId(index + 1),
          name,
          role: { zh: title, en: title },
          pin: `10000${index}`,
        })),
      },
    });
    return inApp(workstationAnswers);
  },
  app: () => inApp(workstationAnswers),
  "app-empty": () => inApp({ ...workstationAnswers, dossiers: { ...library, list: () => ({ rows: [], total: 0 }) } }),
  "app-desk": () => inApp({ ...workstationAnswers, seats: seated(null) }),
  joining: () =>
    inApp({
      ...workstationAnswers,
      alliance: {
        ...alliance,
        state: () => ({ standing: "none", name: null, allianceId: null, anchor: null, charter: null }),
      },
    }),
  importing: () => <Importing />,
};
