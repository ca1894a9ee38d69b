import { Button } from "antd";
import { useHostTrouble } from "../api/host.ts";
import { useText } from "../i18n/use-text.ts";
import { ErrorNotice } from "../ui/error-notice.tsx";

/** What a dialog, printer or second window refused, over whatever is open, until it is taken in. */
export function HostTrouble() {
  const text = useText();
  const failure = useHostTrouble((trouble) => trouble.failure);
  if (failure === null) return null;
  return (
    <div className="host-trouble">
      <ErrorNotice failure={failure} />
      <Button size="small" onClick={() => useHostTrouble.setState({ failure: null })}>
        {text.common.close}
      </Button>
    </div>
  );
}
