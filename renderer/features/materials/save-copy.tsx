import { Button } from "antd";
import { useState } from "react";
import type { Material } from "#shared/domain/dossier/material.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Notice } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";

export interface SaveCopyProps {
  readonly dossierId: string;
  readonly material: Material;
}

/** Saves a readable copy outside the vault, after saying in words what that means. */
export function SaveCopy({ dossierId, material }: SaveCopyProps) {
  const text = useText();
  const save = useCommand(client.materials.exportCopy);
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState(false);
  async function copy() {
    const place = await host().pickSave(material.fileName);
    if (place === null) return;
    const reply = await save.run({ dossierId, materialId: material.id, save: place });
    setSaved(reply.ok);
    if (reply.ok) setAsking(false);
  }
  return (
    <>
      {saved ? (
        <span className="muted" role="status">
          {text.viewer.copySaved}
        </span>
      ) : null}
      <Button onClick={() => setAsking(true)}>{text.viewer.saveCopy}</Button>
      <Dialog open={asking} title={text.viewer.saveCopyTitle(material.fileName)} onClose={() => setAsking(false)}>
        <Notice label={text.common.attention}>{text.viewer.copyWarning}</Notice>
        <ErrorNotice failure={save.failure} />
        <DialogFoot>
          <Button onClick={() => setAsking(false)}>{text.common.cancel}</Button>
          <Button type="primary" loading={save.running} onClick={() => void copy()}>
            {text.viewer.choosePlace}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}
