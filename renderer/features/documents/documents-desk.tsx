export function DocumentsDesk() {
  return null;
}
