import { Button } from "antd";
import { useEffect, useState } from "react";
import type { z } from "zod";
import type { inspectionSchema } from "#shared/contract/dossiers.ts";
import type { FileGrant } from "#shared/contract/host.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Notice } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatBytes, formatCount } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { endImport, useImport } from "./import-file.ts";
import { firstDesk } from "./use-open-dossier.ts";

type Inspection = z.output<typeof inspectionSchema>;

/** Before anything in a package is opened: who issued it, what is proved about it, who can open it. */
export function VerificationReport() {
  const text = useText();
  const [file, ...waiting] = useImport((state) => state.files);
  return (
    <Dialog open={file !== undefined} title={text.inspection.title} onClose={endImport} width={46}>
      {waiting.length === 0 ? null : <p className="muted">{text.inspection.waiting(formatCount(waiting.length))}</p>}
      {file === undefined ? null : <Report key={file.grant} file={file} />}
    </Dialog>
  );
}

function Report({ file }: { readonly file: FileGrant }) {
  const text = useText();
  const inspect = useCommand(client.packages.inspect);
  const [found, setFound] = useState<Inspection | null>(null);
  const { run } = inspect;
  useEffect(() => {
    void run({ file: file.grant }).then((reply) => reply.ok && setFound(reply.value));
  }, [run, file.grant]);
  if (inspect.failure !== null)
    return (
      <>
        <ErrorNotice failure={inspect.failure} />
        <DialogFoot>
          <Button onClick={endImport}>{text.common.close}</Button>
        </DialogFoot>
      </>
    );
  if (found === null) return <ProgressLine label={text.inspection.inspecting} done={null} total={null} />;
  return <Found found={found} />;
}

const dress = {
  proved: { tone: "met", glyph: "check" },
  "not-proved": { tone: "undetermined", glyph: "question" },
  failed: { tone: "unmet", glyph: "cross" },
} as const;

function Found({ found }: { readonly found: Inspection }) {
  const text = useText();
  const say = useSay();
  const words = {
    proved: text.inspection.proved,
    "not-proved": text.inspection.notProved,
    failed: text.inspection.failed,
  };
  return (
    <>
      <p className="dialog-lead">{text.inspection.intro}</p>
      <DefinitionList
        items={[
          { term: text.inspection.file, value: `${found.fileName}（${formatBytes(found.size)}）` },
          { term: text.inspection.kind, value: text.inspection.kinds[found.kind] },
          {
            term: text.inspection.issuer,
            value: (
              <>
                {found.issuer.known ? found.issuer.name : text.inspection.unknownIssuer}
                <br />
                <span className="code muted">{found.issuer.fingerprint}</span>
              </>
            ),
          },
          {
            term: text.inspection.forSeats,
            value:
              found.forSeats.length === 0
                ? text.inspection.forNobody
                : found.forSeats.map(({ name }) => name).join(text.common.separator),
          },
        ]}
      />
      <ul className="checks" aria-label={text.inspection.checks}>
        {found.checks.map((check, index) => (
          <li key={index}>
            <StateTag {...dress[check.state]} word={words[check.state]} />
            <span>{say(check.text)}</span>
          </li>
        ))}
      </ul>
      {found.alreadyHere ? <Notice label={text.common.attention}>{text.inspection.alreadyHere}</Notice> : null}
      <ImportFoot found={found} />
    </>
  );
}

function ImportFoot({ found }: { readonly found: Inspection }) {
  const text = useText();
  const say = useSay();
  const seat = useSeat();
  const importing = useCommand(client.packages.import);
  const discard = useCommand(client.packages.discard);
  const [done, setDone] = useState<{ readonly reviewId: string | null; readonly said: string } | null>(null);
  const mayOpen = found.forSeats.some(({ identityId }) => identityId === seat?.identityId);
  async function run() {
    const reply = await importing.run({ inspection: found.inspection });
    if (reply.ok) setDone({ reviewId: reply.value.reviewId, said: say(reply.value.text) });
  }
  if (done !== null)
    return (
      <>
        <Notice label={text.inspection.imported} tone="good">
          {done.said}
        </Notice>
        <DialogFoot>
          <Button onClick={endImport}>{text.common.close}</Button>
          {done.reviewId === null ? null : (
            <Button
              type="primary"
              autoFocus
              onClick={() => {
                endImport();
                goTo({
                  page: "review",
                  reviewId: done.reviewId ?? "",
                  desk: firstDesk(seat?.roles ?? []),
                  stage: null,
                  item: null,
                });
              }}
            >
              {text.inspection.open}
            </Button>
          )}
        </DialogFoot>
      </>
    );
  return (
    <>
      {found.importable && found.forSeats.length > 0 && !mayOpen ? (
        <Notice label={text.common.attention}>
          {found.kind === "seat" ? text.inspection.sealedSheet : text.inspection.needSeat}
        </Notice>
      ) : null}
      <ErrorNotice failure={importing.failure} />
      <DialogFoot>
        <Button
          onClick={() => {
            void discard.run({ inspection: found.inspection });
            endImport();
          }}
        >
          {text.inspection.discard}
        </Button>
        <Button
          type="primary"
          loading={importing.running}
          disabled={!found.importable || seat === null}
          onClick={() => void run()}
        >
          {importing.running ? text.inspection.importing : text.inspection.import}
        </Button>
      </DialogFoot>
    </>
  );
}
