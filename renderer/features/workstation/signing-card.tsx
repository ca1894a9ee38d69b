import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { PassphraseDialog } from "./passphrase-dialog.tsx";

/** Opened for reading: the passphrase makes signing possible. */
export function SigningCard() {
  const text = useText();
  const [asking, setAsking] = useState(false);
  return (
    <Card title={text.ways.grant} tone="notice">
      <p>{text.ways.grantHow}</p>
      <DialogFoot>
        <Button type="primary" onClick={() => setAsking(true)}>
          {text.ways.grantNow}
        </Button>
      </DialogFoot>
      <PassphraseDialog
        open={asking}
        title={text.ways.grant}
        how={text.ways.grantHow}
        actWord={text.ways.grantNow}
        onPassphrase={(passphrase) => client.vault.grantSigning({ passphrase })}
        onClose={() => setAsking(false)}
      />
    </Card>
  );
}
