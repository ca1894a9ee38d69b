import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSecretariat } from "../seats/use-seat.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { StateWord } from "./state-word.tsx";
import { useOpenDossier } from "./use-open-dossier.ts";

/** One sitting: its projects in running order, and issued projects that can still be added. */
export function SittingView({ sittingId }: { readonly sittingId: string }) {
  const text = useText();
  const format = useFormat();
  const open = useOpenDossier();
  const secretariat = useSecretariat();
  return (
    <Answered answer={useQuery(client.reviews.sittings, {})}>
      {(sittings) => {
        const sitting = sittings.find((one) => one.sittingId === sittingId);
        if (sitting === undefined) return null;
        return (
          <div className="page">
            <div className="page-head">
              <h2 className="page-title">{sitting.title}</h2>
              <span className="muted">{text.library.sittingAt(sitting.place, format.date(sitting.date))}</span>
            </div>
            <Card title={text.library.reviews}>
              {sitting.reviews.length === 0 ? (
                <EmptyState title={text.library.emptyTitle} how={text.library.noSittings} />
              ) : (
                <ol className="lines">
                  {sitting.reviews.map((review, index) => (
                    <li key={review.reviewId} className="line">
                      <span className="line-no">{index + 1}</span>
                      <span className="line-main">
                        <span className="strong">{review.title}</span>
                        <span className="muted">{review.code}</span>
                      </span>
                      <StateWord state={review.state} />
                      {secretariat ? (
                        <Button onClick={() => goTo({ page: "dossier", dossierId: review.reviewId, part: "profile" })}>
                          {text.library.openDossier}
                        </Button>
                      ) : null}
                      <Button
                        onClick={() =>
                          open({
                            dossierId: review.reviewId,
                            state: review.state === "issued" ? "at-the-table" : review.state,
                          })
                        }
                      >
                        {text.library.openReview}
                      </Button>
                    </li>
                  ))}
                </ol>
              )}
            </Card>
            {secretariat ? (
              <Addable
                sittingId={sittingId}
                taken={sittings.flatMap((one) => one.reviews.map((review) => review.reviewId))}
              />
            ) : null}
          </div>
        );
      }}
    </Answered>
  );
}

function Addable({ sittingId, taken }: { readonly sittingId: string; readonly taken: readonly string[] }) {
  const text = useText();
  const add = useCommand(client.reviews.addToSitting);
  const issued = valueOf(
    useQuery(client.dossiers.list, { text: "", state: "issued", kind: null, sector: null, offset: 0, limit: 200 }),
  );
  const free = issued?.rows.filter((row) => !taken.includes(row.dossierId)) ?? [];
  return (
    <Card title={text.library.sittingAdd}>
      {free.length === 0 ? <p className="muted">{text.library.sittingNone}</p> : null}
      <ul className="lines">
        {free.map((row) => (
          <li key={row.dossierId} className="line">
            <span className="line-main">
              <span className="strong">{row.title}</span>
              <span className="muted">{row.code}</span>
            </span>
            <Button disabled={add.running} onClick={() => void add.run({ sittingId, reviewId: row.dossierId })}>
              {text.library.sittingAdd}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice failure={add.failure} />
    </Card>
  );
}
