import { useEffect, useState } from "react";
import { host } from "../../api/host.ts";
import { onEngineEvent } from "../../api/events.ts";
import { useText } from "../../i18n/use-text.ts";
import { forgetImports, startImport } from "./import-file.ts";

/** Takes package files dropped anywhere, or opened from the system, to their verification reports. */
export function DropTarget() {
  const text = useText();
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      onEngineEvent((event) => {
        if (event.type === "open-package") startImport([{ grant: event.grant, name: event.name, size: null }]);
        if (event.type === "locked") forgetImports();
      }),
    [],
  );
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      void accept([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
  return over ? (
    <div className="drop-here" role="status">
      {text.shell.dropToImport}
    </div>
  ) : null;
}

async function accept(files: readonly File[]): Promise<void> {
  startImport(await host().acceptFiles(files));
}
