import { Button } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { projectedItemSchema } from "#shared/contract/reviews.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";

export type Projected = z.output<typeof projectedItemSchema>;

/** What the projection window shows, chosen by hand; `item` is what is on the desk now, null where nothing is. */
export function ProjectionCard({ item }: { readonly item: Projected | null }) {
  const text = useText();
  const { reviewId } = useReview();
  const project = useCommand(client.record.project);
  const [shown, setShown] = useState<string | null>(null);
  async function show(next: Projected) {
    const reply = await project.run({ reviewId, item: next });
    if (reply.ok) setShown(JSON.stringify(next));
  }
  const choice = (next: Projected, label: string) => (
    <Button block type={shown === JSON.stringify(next) ? "primary" : "default"} onClick={() => void show(next)}>
      {label}
    </Button>
  );
  return (
    <Card title={text.record.projection}>
      <div className="stacked">
        {item === null ? null : choice(item, text.record.project)}
        {choice({ type: "agenda" }, text.record.showAgenda)}
        {choice({ type: "blank" }, text.record.showBlank)}
        <Button block onClick={() => void host().openProjection()}>
          {text.record.openProjection}
        </Button>
      </div>
      <ErrorNotice failure={project.failure} />
      <p className="muted small">{text.record.projectionHow}</p>
    </Card>
  );
}
