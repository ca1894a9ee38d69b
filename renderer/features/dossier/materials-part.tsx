import { Button } from "antd";
import { useState } from "react";
import type { FileGrant } from "#shared/contract/host.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useProgress } from "../../api/use-progress.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatBytes, shortDigest } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useSay } from "../../ui/use-say.ts";
import { MaterialWindow } from "../materials/material-window.tsx";
import { categoryWords } from "../materials/category-words.ts";
import type { DossierDraft } from "./draft.ts";
import { MaterialDialog } from "./material-dialog.tsx";
import { useRulesInForce } from "./use-house-rules.ts";

/** The files of the dossier: sealed when added, described afterwards. */
export function MaterialsPart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const { dossierId, materials } = draft;
  const add = useCommand(client.dossiers.addMaterials);
  const progress = useProgress(`materials:${dossierId}`);
  const [edited, setEdited] = useState<string | null>(null);
  const [viewed, setViewed] = useState<Material | null>(null);

  async function seal(files: readonly FileGrant[]) {
    if (files.length === 0) return;
    await add.run({
      dossierId,
      files: files.map(({ grant }) => ({
        file: grant,
        no: null,
        title: null,
        category: null,
        nature: null,
        issuer: null,
        volumePages: null,
        validUntil: null,
      })),
    });
  }
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void host()
          .acceptFiles([...event.dataTransfer.files])
          .then(seal);
      }}
    >
      <p className="dialog-lead">{text.materials.intro}</p>
      <ErrorNotice failure={add.failure} />
      {add.running ? (
        <ProgressLine
          label={text.materials.adding}
          done={progress?.done ?? null}
          total={progress?.total ?? null}
          onCancel={() => void client.tasks.cancel({ task: `materials:${dossierId}` })}
        />
      ) : (
        <Button onClick={() => void host().pickFiles({ multiple: true, extensions: [] }).then(seal)}>
          {text.materials.add}
        </Button>
      )}
      <div className="place-down">
        {materials.length === 0 ? (
          <EmptyState title={text.materials.emptyTitle} how={text.materials.emptyHow} />
        ) : (
          <MaterialTable materials={materials} onEdit={setEdited} onView={setViewed} />
        )}
      </div>
      <MaterialDialog
        dossierId={dossierId}
        material={materials.find(({ id }) => id === edited) ?? null}
        onClose={() => setEdited(null)}
      />
      <MaterialWindow dossierId={dossierId} material={viewed} onClose={() => setViewed(null)} />
    </div>
  );
}

interface MaterialTableProps {
  readonly materials: readonly Material[];
  readonly onEdit: (id: string) => void;
  readonly onView: (material: Material) => void;
}

function MaterialTable({ materials, onEdit, onView }: MaterialTableProps) {
  const text = useText();
  const say = useSay();
  const rules = useRulesInForce();
  return (
    <Card>
      <table className="table">
        <thead>
          <tr>
            <th>{text.materials.no}</th>
            <th>{text.materials.title}</th>
            <th>{text.materials.nature}</th>
            <th className="to-right">{text.materials.pages}</th>
            <th className="to-right">{text.materials.volumePages}</th>
            <th>{text.materials.digest}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {materials.map((material) => (
            <tr key={material.id}>
              <td>{material.no}</td>
              <td>
                <button type="button" className="link" onClick={() => onEdit(material.id)}>
                  {material.title}
                </button>
                <div className="muted small">
                  {categoryWords(material.category, rules, say, text)} · {material.fileName} ·{" "}
                  {formatBytes(material.size)}
                </div>
              </td>
              <td className="one-line">{text.words.natures[material.nature]}</td>
              <td className="to-right">{material.pages ?? "—"}</td>
              <td className="to-right">
                {material.volumePages === null ? "—" : `${material.volumePages.from}–${material.volumePages.to}`}
              </td>
              <td className="code muted one-line">{shortDigest(material.digest)}</td>
              <td className="to-right">
                <Button size="small" onClick={() => onView(material)}>
                  {text.materials.open}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
