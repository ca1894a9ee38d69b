import { Button } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { Material } from "#shared/domain/dossier/material.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { viewFor } from "./view-for.ts";

const PdfView = lazy(async () => ({ default: (await import("./pdf-view.tsx")).PdfView }));
const WordView = lazy(async () => ({ default: (await import("./word-view.tsx")).WordView }));
const TableView = lazy(async () => ({ default: (await import("./table-view.tsx")).TableView }));

export interface MaterialPaneProps {
  readonly dossierId: string;
  readonly material: Material;
}

/** Shows a material's bytes for reading. The grant closes when the pane goes away; nothing in the file can run. */
export function MaterialPane({ dossierId, material }: MaterialPaneProps) {
  const text = useText();
  const open = useCommand(client.materials.open);
  const [url, setUrl] = useState<string | null>(null);
  const { run } = open;
  useEffect(() => {
    let grant: string | null = null;
    let gone = false;
    void run({ dossierId, materialId: material.id }).then((reply) => {
      if (!reply.ok) return;
      grant = reply.value.grant;
      if (gone) void client.materials.close({ grant });
      else setUrl(host().materialUrl(grant));
    });
    return () => {
      gone = true;
      if (grant !== null) void client.materials.close({ grant });
    };
  }, [run, dossierId, material.id]);
  if (open.failure !== null) return <ErrorNotice failure={open.failure} />;
  const waiting = <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  if (url === null) return waiting;
  return <Suspense fallback={waiting}>{viewOf(url, dossierId, material)}</Suspense>;
}

function viewOf(url: string, dossierId: string, material: Material): ReactNode {
  switch (viewFor(material.mediaType, material.fileName)) {
    case "pdf":
      return <PdfView url={url} volumeFrom={material.volumePages?.from ?? null} />;
    case "image":
      return (
        <div className="viewer-image">
          <img src={url} alt={material.title} />
        </div>
      );
    case "video":
      return <video className="viewer-video" src={url} controls preload="metadata" />;
    case "audio":
      return <audio src={url} controls preload="metadata" />;
    case "table":
      return <TableView url={url} />;
    case "word":
      return <WordView url={url} />;
    case "page":
      return <iframe className="viewer-page" src={url} sandbox="" title={material.title} />;
    case "none":
      return <NoView dossierId={dossierId} material={material} />;
  }
}

function NoView({ dossierId, material }: MaterialPaneProps) {
  const text = useText();
  const save = useCommand(client.materials.exportCopy);
  const [saved, setSaved] = useState(false);
  async function copy() {
    const place = await host().pickSave(material.fileName);
    if (place === null) return;
    const reply = await save.run({ dossierId, materialId: material.id, save: place });
    setSaved(reply.ok);
  }
  return (
    <EmptyState title={text.viewer.noViewer} how={`${text.viewer.noViewerHow}${text.viewer.copyWarning}`}>
      <Button loading={save.running} onClick={() => void copy()}>
        {text.viewer.saveCopy}
      </Button>
      {saved ? <p role="status">{text.viewer.copySaved}</p> : null}
      <ErrorNotice failure={save.failure} />
    </EmptyState>
  );
}
