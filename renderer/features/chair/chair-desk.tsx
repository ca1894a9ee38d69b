export function ChairDesk() {
  return null;
}
