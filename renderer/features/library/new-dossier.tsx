import { Button, Input, Select } from "antd";
import { useState } from "react";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { useRulesInForce } from "../dossier/use-house-rules.ts";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";

/** Starts a dossier with what makes it findable; everything else is filled in its builder. */
export function NewDossier({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText();
  const [code, setCode] = useState("");
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<ReviewKind>("acceptance");
  const create = useCommand(client.dossiers.create);
  const demo = valueOf(useQuery(client.vault.status, {}))?.workstation?.demo ?? false;
  const alliance = valueOf(useQuery(client.alliance.state, {}));
  const rules = useRulesInForce();
  // A review that follows another is begun from that one's result.
  const kinds = reviewKindSchema.options.filter((value) => rules === null || kindRules(rules, value).follows === null);
  const ready = code.trim() !== "" && title.trim() !== "";
  async function run() {
    const reply = await create.run({
      profile: {
        code,
        title,
        kind,
        tier: "medium",
        committee: null,
        keyProject: false,
        sector: "",
        region: "",
        scenarios: [],
        organiser: alliance?.name ?? "",
        period: null,
        participants: [],
        team: [],
        milestones: [],
        funding: [],
        demo,
      },
    });
    if (!reply.ok) return;
    onClose();
    goTo({ page: "dossier", dossierId: reply.value.dossierId, part: "profile" });
  }
  return (
    <Dialog open={open} title={text.library.newProject} onClose={onClose} width={36}>
      <Form ready={ready && !create.running} onSubmit={run}>
        <Field label={text.library.code}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={60}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <Field label={text.library.name}>
          {(control) => (
            <Input {...control} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label={text.library.kind}>
          {({ id }) => (
            <Select
              id={id}
              className="wide"
              value={kind}
              options={kinds.map((value) => ({ value, label: text.words.kinds[value] }))}
              onChange={setKind}
            />
          )}
        </Field>
        <ErrorNotice failure={create.failure} />
        <DialogFoot>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={create.running} disabled={!ready}>
            {text.library.create}
          </Button>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
