import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { saveEverything } from "../../api/unsaved.ts";
import { goTo, useRoute } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { noteOpening } from "../../state/opening.ts";
import { formatCount } from "../../ui/formatting.ts";

/** What must be seen to, whose seat is open, the way to another seat, and the lock: the right end of every top bar. */
export function SeatActions() {
  const text = useText();
  const route = useRoute();
  const seat = valueOf(useQuery(client.seats.current, {}));
  const notices = valueOf(useQuery(client.vault.notices, {})) ?? [];
  const readingOnly = valueOf(useQuery(client.vault.status, {}))?.readingOnly ?? false;
  const category = seat?.category ?? null;
  async function lock() {
    await saveEverything();
    noteOpening({ lockedBy: null });
    await client.vault.lock({});
  }
  const then = route.page === "seat" ? route.then : route;
  return (
    <>
      {notices.length === 0 ? null : (
        <Button danger onClick={() => goTo({ page: "settings" })}>
          {text.notices.count(formatCount(notices.length))}
        </Button>
      )}
      {readingOnly ? <Button onClick={() => goTo({ page: "settings" })}>{text.ways.grant}</Button> : null}
      <button
        type="button"
        className="top-seat"
        onClick={() => goTo({ page: "seat", then })}
        title={text.shell.switchSeat}
      >
        {seat === null ? text.shell.noSeat : text.shell.seat(seat.name)}
        {category === null ? null : <span className="muted">（{text.words.categories[category]}）</span>}
      </button>
      <Button onClick={() => void lock()}>{text.shell.lock}</Button>
    </>
  );
}
