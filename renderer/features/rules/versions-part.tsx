import { Button } from "antd";
import { useState } from "react";
import type { RulesState, RulesVersion } from "#shared/contract/packs.ts";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { AdoptCard } from "./adopt-card.tsx";
import { CompareVersions } from "./compare-versions.tsx";

export interface VersionsPartProps {
  readonly state: RulesState;
  readonly inForce: RulesVersion;
  /** The draft as it stands on the screen; the rules in force where nothing was changed. */
  readonly draft: HouseRules;
  /** False while the draft on the screen cannot be kept. */
  readonly sound: boolean;
  readonly onDraft: (rules: HouseRules) => void;
}

/** Every version with its document and signature, the way in and out as a file, the comparison of two, and adoption. */
export function VersionsPart({ state, inForce, draft, sound, onDraft }: VersionsPartProps) {
  const text = useText();
  const [told, setTold] = useState<string | null>(null);
  const load = useCommand(client.packs.importRules);
  const save = useCommand(client.packs.exportRules);
  const discard = useCommand(client.packs.discardDraft);
  const changed = diffRules(inForce.content, draft).length > 0;

  async function loadFile() {
    setTold(null);
    const [file] = await host().pickFiles({ multiple: false, extensions: ["json"] });
    if (file === undefined) return;
    const reply = await load.run({ file: file.grant });
    if (reply.ok) setTold(text.houseRules.imported);
  }
  async function saveFile(digest: string | null, content: HouseRules) {
    const target = await host().pickSave(text.houseRules.fileName(content.title.zh, content.version));
    if (target !== null) await save.run({ digest, save: target });
  }
  async function dropDraft() {
    const reply = await discard.run({});
    if (!reply.ok) return;
    onDraft(inForce.content);
    setTold(text.houseRules.discarded);
  }
  return (
    <>
      {told === null ? null : (
        <Notice label={text.common.done} tone="good">
          {told}
        </Notice>
      )}
      <ErrorNotice failure={load.failure ?? save.failure ?? discard.failure} />
      <Card title={text.houseRules.versions}>
        <ul className="lines">
          {changed ? (
            <li className="line">
              <span className="line-main">
                <span className="strong">{text.houseRules.draft}</span>
                <span className="muted">
                  {text.houseRules.draftNotice(String(diffRules(inForce.content, draft).length))}
                </span>
              </span>
              <Button disabled={!sound} onClick={() => void saveFile(null, draft)}>
                {text.houseRules.exportFile}
              </Button>
              <Button onClick={() => void dropDraft()}>{text.houseRules.discard}</Button>
            </li>
          ) : null}
          {state.versions.toReversed().map((version) => (
            <VersionLine
              key={version.digest}
              version={version}
              onSave={() => void saveFile(version.digest, version.content)}
            />
          ))}
        </ul>
        {state.mayEdit ? (
          <div className="place-down">
            <Button loading={load.running} onClick={() => void loadFile()}>
              {text.houseRules.importFile}
            </Button>
          </div>
        ) : null}
        <p className="muted small place-down">{text.houseRules.frozenNotice}</p>
      </Card>
      <CompareVersions versions={state.versions} draft={changed ? draft : null} />
      {state.mayEdit ? (
        <AdoptCard state={state} inForce={inForce} draft={changed ? draft : null} sound={sound} />
      ) : null}
    </>
  );
}

function VersionLine({ version, onSave }: { readonly version: RulesVersion; readonly onSave: () => void }) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const { content, digest, signedAt, frozen, inForce } = version;
  const { adopted } = content;
  return (
    <li className="line">
      <span className="line-main">
        <span className="strong">
          {say(content.title)} {text.houseRules.versionLine(content.version)}
        </span>
        <span className="muted">
          {[
            adopted === null
              ? text.houseRules.shipped
              : text.houseRules.adoptedNotice(adopted.documentNo, adopted.by, format.date(adopted.date)),
            ...(signedAt === null ? [] : [text.houseRules.signedAt(format.instant(signedAt))]),
            ...(frozen === 0 ? [] : [text.houseRules.frozen(String(frozen))]),
          ].join(" · ")}
        </span>
        <span className="code muted">{shortDigest(digest)}</span>
      </span>
      {inForce ? <StateTag tone="met" glyph="check" word={text.houseRules.inForce} /> : null}
      <StateTag
        tone={content.status === "model" ? "undetermined" : "plain"}
        glyph={content.status === "model" ? "question" : "dash"}
        word={content.status === "model" ? text.houseRules.model : text.houseRules.adopted}
      />
      <Button onClick={onSave}>{text.houseRules.exportFile}</Button>
    </li>
  );
}
