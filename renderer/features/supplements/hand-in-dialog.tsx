import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { FileGrant } from "#shared/contract/host.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useReview } from "../review/review-context.ts";

export interface HandInDialogProps {
  /** What the panel asked for: a file answers one of these, or none. */
  readonly items: readonly string[];
  readonly onClose: () => void;
}

/** Taking in one file: what it is, and what was asked that it answers. */
export function HandInDialog({ items, onClose }: HandInDialogProps) {
  const text = useText();
  const { reviewId } = useReview();
  const add = useCommand(client.supplements.add);
  const [file, setFile] = useState<FileGrant | null>(null);
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const answers = chosen ?? items[0] ?? "";
  async function choose() {
    const [picked] = await host().pickFiles({ multiple: false, extensions: [] });
    if (picked === undefined) return;
    setFile(picked);
    if (title.trim() === "") setTitle(picked.name.replace(/\.[^.]+$/, ""));
  }
  async function seal() {
    if (file === null) return;
    const answered = answers === "" ? null : answers.slice(0, 200);
    const reply = await add.run({ reviewId, file: file.grant, title: title.trim(), answers: answered });
    if (reply.ok) onClose();
    else setFile(null);
  }
  return (
    <Dialog open title={text.supplements.add} onClose={onClose} closable={!add.running}>
      <Field label={text.supplements.file}>
        {({ id }) => (
          <Button id={id} onClick={() => void choose()}>
            {file?.name ?? text.supplements.choose}
          </Button>
        )}
      </Field>
      <Field label={text.supplements.name}>
        {(control) => (
          <Input {...control} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label={text.supplements.answers}>
        {({ id }) => (
          <Select<string>
            id={id}
            className="wide"
            value={answers}
            options={[
              ...items.map((item) => ({ value: item, label: item })),
              { value: "", label: text.supplements.unasked },
            ]}
            onChange={setChosen}
          />
        )}
      </Field>
      <ErrorNotice failure={add.failure} />
      <DialogFoot>
        <Button disabled={add.running} onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button
          type="primary"
          loading={add.running}
          disabled={file === null || title.trim() === ""}
          onClick={() => void seal()}
        >
          {text.common.add}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
