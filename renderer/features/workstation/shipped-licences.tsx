import { Button } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { Dialog } from "../../ui/dialog.tsx";

/** Opens the list of the libraries that are part of the program, each with its licence in its own words. */
export function ShippedLicences() {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.settings.licences}</Button>
      <Dialog open={open} title={text.settings.licences} onClose={() => setOpen(false)} width={56}>
        <LicenceList />
      </Dialog>
    </>
  );
}

function LicenceList() {
  const text = useText();
  const [list, setList] = useState<string | null>(null);
  useEffect(() => {
    // Lies beside the page, written by the build.
    void fetch("./licences.txt")
      .then((reply) => (reply.ok ? reply.text() : ""))
      .catch(() => "")
      .then(setList);
  }, []);
  if (list === null) return null;
  return (
    <pre className="licences" tabIndex={0}>
      {list === "" ? text.settings.licencesMissing : list}
    </pre>
  );
}
