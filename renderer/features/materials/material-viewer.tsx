import type { Material } from "#shared/domain/dossier/material.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatBytes, shortDigest } from "../../ui/formatting.ts";
import { useFormat } from "../../ui/use-format.ts";
import { MaterialPane } from "./material-pane.tsx";
import { SaveCopy } from "./save-copy.tsx";
import { viewFor } from "./view-for.ts";

export interface MaterialViewerProps {
  /** An issued dossier; its review has the same id. */
  readonly dossierId: string;
  readonly materialId: string;
  /** Page of the file to show, from 1; a new value goes there. */
  readonly page?: number;
  /** Told which page of the file is being read; never called for files without pages. */
  readonly onPage?: (page: number) => void;
}

/** A material of an issued dossier, filling the room it is given: what it is, who vouches for it, and its pages. */
export function MaterialViewer({ dossierId, materialId, ...pages }: MaterialViewerProps) {
  const text = useText();
  return (
    <Answered answer={useQuery(client.reviews.dossier, { reviewId: dossierId })}>
      {({ materials }) => {
        const material = materials.find(({ id }) => id === materialId);
        if (material === undefined) return <EmptyState title={text.viewer.gone} how={text.viewer.goneHow} />;
        return (
          <div className="material">
            <MaterialHead dossierId={dossierId} material={material} />
            <div className="material-body">
              <MaterialPane key={material.id} dossierId={dossierId} material={material} {...pages} />
            </div>
          </div>
        );
      }}
    </Answered>
  );
}

function pageRange({ from, to }: NonNullable<Material["volumePages"]>): string {
  return from === to ? String(from) : `${from}–${to}`;
}

function MaterialHead({ dossierId, material }: { readonly dossierId: string; readonly material: Material }) {
  const text = useText();
  const format = useFormat();
  const { no, title, nature, issuer, validUntil, size, digest, volumePages } = material;
  const facts = [
    text.words.natures[nature],
    issuer,
    volumePages === null ? null : text.viewer.volumeRange(pageRange(volumePages)),
    validUntil === null ? null : text.viewer.validUntil(format.date(validUntil)),
  ];
  return (
    <header className="material-head">
      <h2 className="material-title">
        <span className="muted">{no}</span> {title}
      </h2>
      <ul className="muted material-facts" title={`${formatBytes(size)} · ${text.viewer.digest(shortDigest(digest))}`}>
        {facts
          .filter((fact) => fact !== null && fact !== "")
          .map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
      </ul>
      {viewFor(material.mediaType, material.fileName) === "none" ? null : (
        <SaveCopy dossierId={dossierId} material={material} />
      )}
    </header>
  );
}
