import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";

/** Puts the opinion text on the projection window. */
export function ProjectOpinion() {
  const text = useText();
  const { reviewId } = useReview();
  const project = useCommand(client.record.project);
  return (
    <>
      <Button
        size="large"
        loading={project.running}
        onClick={() => void project.run({ reviewId, item: { type: "opinion" } })}
      >
        {text.record.projectOpinion}
      </Button>
      <ErrorNotice failure={project.failure} />
    </>
  );
}
