import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { PrimaryAction } from "../../ui/primary-action.tsx";

/** Done at this seat: the laptop goes to the next member, who lands at the same stage of their own desk. */
export function PassOn({ reviewId }: { readonly reviewId: string }) {
  const text = useText();
  const then = { page: "review", reviewId, desk: "member", stage: "conclusion", item: null } as const;
  return (
    <div className="card-act">
      <span className="muted action-space">{text.chair.passOnHow}</span>
      <PrimaryAction label={text.chair.passOn} onAct={() => goTo({ page: "seat", then })} />
    </div>
  );
}
