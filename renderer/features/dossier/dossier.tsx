export function Dossier(_: { dossierId: string; part: string }) {
  return null;
}
