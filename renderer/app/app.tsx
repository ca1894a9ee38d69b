import { lazy, Suspense, useEffect } from "react";
import type { ReactNode } from "react";
import type { z } from "zod";
import type { vaultStatusSchema } from "#shared/contract/vault.ts";
import { client } from "../api/client.ts";
import { onEngineEvent } from "../api/events.ts";
import { useQuery } from "../api/use-query.ts";
import { Alliance } from "../features/alliance/alliance.tsx";
import { Joining } from "../features/alliance/joining.tsx";
import { DropTarget } from "../features/library/drop-target.tsx";
import { Library } from "../features/library/library.tsx";
import { VerificationReport } from "../features/library/verification-report.tsx";
import { SeatSwitch } from "../features/seats/seat-switch.tsx";
import { DemoCard } from "../features/workstation/demo-card.tsx";
import { RecoveryCode } from "../features/workstation/recovery-code.tsx";
import { Settings } from "../features/workstation/settings.tsx";
import { Welcome } from "../features/workstation/welcome.tsx";
import { useText } from "../i18n/use-text.ts";
import { noteOpening, useOpening } from "../state/opening.ts";
import { Answered } from "../ui/answered.tsx";
import { ProgressLine } from "../ui/progress-line.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { HostTrouble } from "./host-trouble.tsx";
import { Look } from "./look.tsx";
import { useRoute } from "./navigation.ts";
import { formatRoute } from "./route.ts";
import type { Route } from "./route.ts";

const Dossier = lazy(async () => ({ default: (await import("../features/dossier/dossier.tsx")).Dossier }));
const People = lazy(async () => ({ default: (await import("../features/alliance/people.tsx")).People }));
const Review = lazy(async () => ({ default: (await import("../features/review/review.tsx")).Review }));
const Rules = lazy(async () => ({ default: (await import("../features/rules/rules.tsx")).Rules }));
const Standard = lazy(async () => ({ default: (await import("../features/standard/standard.tsx")).Standard }));
const Sync = lazy(async () => ({ default: (await import("../features/sync/sync.tsx")).Sync }));
const Projection = lazy(async () => ({ default: (await import("../features/projection/projection.tsx")).Projection }));

type VaultStatus = z.output<typeof vaultStatusSchema>;

/** The whole page: the projection window, or the workstation behind its door. */
export function App() {
  const route = useRoute();
  return (
    <Look>
      <HostTrouble />
      <ErrorBoundary place={formatRoute(route)}>
        <Suspense fallback={<Waiting />}>
          {route.page === "projection" ? <Projection /> : <Door route={route} />}
        </Suspense>
      </ErrorBoundary>
    </Look>
  );
}

function Waiting() {
  const text = useText();
  return (
    <div className="waiting">
      <ProgressLine label={text.common.loading} done={null} total={null} />
    </div>
  );
}

function Door({ route }: { readonly route: Route }) {
  const status = useQuery(client.vault.status, {});
  useEffect(
    () =>
      onEngineEvent((event) => {
        if (event.type === "locked") noteOpening({ lockedBy: event.reason === "asked" ? null : event.reason });
      }),
    [],
  );
  return (
    <Answered answer={status}>
      {(vault) => (vault.state === "closed" ? <Welcome /> : <Workstation vault={vault} route={route} />)}
    </Answered>
  );
}

function Workstation({ vault, route }: { readonly vault: VaultStatus; readonly route: Route }) {
  const { recoveryCode, demo, demoStarted } = useOpening();
  const alliance = useQuery(client.alliance.state, {});
  if (recoveryCode !== null) return <RecoveryCode code={recoveryCode} />;
  if (demo !== null && !demoStarted) return <DemoCard demo={demo} />;
  return (
    <Answered answer={alliance}>
      {({ standing }) =>
        standing === "none" && route.page !== "settings" ? (
          <Joining />
        ) : (
          <>
            <DropTarget />
            <VerificationReport />
            {placeFor(route, vault)}
          </>
        )
      }
    </Answered>
  );
}

function placeFor(route: Route, vault: VaultStatus): ReactNode {
  switch (route.page) {
    case "seat":
      return <SeatSwitch then={route.then} />;
    case "settings":
      return <Settings status={vault} />;
    case "alliance":
      return <Alliance />;
    case "people":
      return <People />;
    case "sync":
      return <Sync />;
    case "standard":
      return <Standard clauseId={route.clause} />;
    case "rules":
      return <Rules part={route.part} />;
    case "dossier":
      return <Dossier key={route.dossierId} dossierId={route.dossierId} part={route.part} />;
    case "review":
      return (
        <Review
          key={route.reviewId}
          reviewId={route.reviewId}
          desk={route.desk}
          stage={route.stage}
          item={route.item}
        />
      );
    case "projection":
    case "library":
      return <Library />;
  }
}
