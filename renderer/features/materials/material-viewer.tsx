import type { Material } from "#shared/domain/dossier/material.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { MaterialPane } from "./material-pane.tsx";

export interface MaterialViewerProps {
  readonly dossierId: string;
  /** Null while nothing is shown. */
  readonly material: Material | null;
  readonly onClose: () => void;
}

/** A material in a window of its own over the desk. */
export function MaterialViewer({ dossierId, material, onClose }: MaterialViewerProps) {
  return (
    <Dialog
      open={material !== null}
      title={material === null ? "" : `${material.no}　${material.title}`}
      onClose={onClose}
      width={88}
    >
      {material === null ? null : (
        <div className="viewer-tall">
          <MaterialPane key={material.id} dossierId={dossierId} material={material} />
        </div>
      )}
    </Dialog>
  );
}
