export function Projection() {
  return null;
}
