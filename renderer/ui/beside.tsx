import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

const place = "beside";

/** Room in the right column for what a part needs in sight. */
export function BesidePlace() {
  return <div id={place} className="beside-place" />;
}

/** Shows its content in the right column, wherever in the middle it is written. */
export function Beside({ children }: { readonly children: ReactNode }) {
  const [room, setRoom] = useState<HTMLElement | null>(null);
  useEffect(() => setRoom(document.getElementById(place)), []);
  return room === null ? null : createPortal(children, room);
}
