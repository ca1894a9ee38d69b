import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { useFormat } from "../../ui/use-format.ts";

/** What somebody must take in: copies of workstations, recoveries, shares that were opened. Nothing where there is nothing. */
export function Notices() {
  const text = useText();
  const format = useFormat();
  const all = valueOf(useQuery(client.vault.notices, {})) ?? [];
  const dismiss = useCommand(client.vault.dismissNotice);
  return (
    <>
      {all.map(({ id, at, kind, name, subject }) => (
        <Card key={id} title={text.notices.title} aside={format.instant(at)} tone="problem">
          <p>
            {kind === "set-back" ? text.notices.setBack(name) : null}
            {kind === "two-copies" ? text.notices.twoCopies(name) : null}
            {kind === "recovered" ? text.notices.recovered(name) : null}
            {kind === "share-opened" ? text.notices.shareOpened(name, subject) : null}
          </p>
          <ErrorNotice failure={dismiss.failure} />
          <DialogFoot>
            <Button loading={dismiss.running} onClick={() => void dismiss.run({ id })}>
              {text.notices.dismiss}
            </Button>
          </DialogFoot>
        </Card>
      ))}
    </>
  );
}
