import { Button } from "antd";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { localDate, shortDigest } from "../../ui/formatting.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import type { DossierDraft } from "./draft.ts";
import { ScoreFormCard } from "./score-form-card.tsx";

/** Which rules the review will follow: those in force, frozen when the dossier is issued. */
export function RulesPart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const issued = draft.versions.at(-1);
  return (
    <>
      <Answered answer={useQuery(client.packs.rules, {})}>
        {({ versions }) => {
          const inForce = versions.find((version) => version.inForce);
          if (inForce === undefined) return null;
          const { title, version, adopted } = inForce.content;
          return (
            <>
              <Card title={text.houseRules.inForce} aside={<span className="code">{shortDigest(inForce.digest)}</span>}>
                <p className="requirement-title">
                  {say(title)} {text.houseRules.versionLine(version)}
                </p>
                <p className="muted">
                  {adopted === null
                    ? text.houseRules.model
                    : text.houseRules.adoptedNotice(adopted.documentNo, adopted.by, format.date(adopted.date))}
                </p>
                <p>{text.rulesPart.intro}</p>
                {issued === undefined ? null : (
                  <p className="muted">
                    {text.rulesPart.frozen(String(issued.version), format.date(localDate(issued.issuedAt)))}
                  </p>
                )}
                <Button className="place-down" onClick={() => goTo({ page: "rules", part: "versions" })}>
                  {text.rulesPart.open}
                </Button>
              </Card>
              <ScoreFormCard kind={kindRules(inForce.content, draft.profile.kind)} />
              {adopted === null ? <Notice label={text.common.attention}>{text.rulesPart.model}</Notice> : null}
            </>
          );
        }}
      </Answered>
    </>
  );
}
