import type { ReactNode } from "react";
import { Desk } from "../../app/desk.tsx";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { SeatActions } from "./seat-actions.tsx";

export interface WorkstationDeskProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly rail?: ReactNode;
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of everything that is not a review: back leads to the library. */
export function WorkstationDesk({ children, ...frame }: WorkstationDeskProps) {
  const text = useText();
  return (
    <Desk
      {...frame}
      onBack={() => goTo({ page: "library" })}
      actions={<SeatActions />}
      packs={<span>{text.common.productLine}</span>}
    >
      {children}
    </Desk>
  );
}
