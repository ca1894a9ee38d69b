import type { Material } from "#shared/domain/dossier/material.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { MaterialPane } from "./material-pane.tsx";

export interface MaterialWindowProps {
  readonly dossierId: string;
  /** Null while nothing is shown. */
  readonly material: Material | null;
  /** Page of the file to open at. */
  readonly page?: number;
  readonly onClose: () => void;
}

/** A material in a window of its own over the desk. */
export function MaterialWindow({ dossierId, material, page = 1, onClose }: MaterialWindowProps) {
  return (
    <Dialog
      open={material !== null}
      title={material === null ? "" : `${material.no}　${material.title}`}
      onClose={onClose}
      width={88}
    >
      {material === null ? null : (
        <div className="viewer-tall">
          <MaterialPane key={material.id} dossierId={dossierId} material={material} page={page} />
        </div>
      )}
    </Dialog>
  );
}
