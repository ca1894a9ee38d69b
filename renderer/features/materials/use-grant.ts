import { useEffect, useState } from "react";
import type { Failure } from "#shared/errors.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";

/** A material opened for reading: its address while the grant lives. */
export interface Grant {
  readonly url: string | null;
  readonly failure: Failure | null;
}

/** Opens a material and closes it when the reader goes away; the grant dies with the pane. */
export function useGrant(dossierId: string, materialId: string): Grant {
  const [grant, setGrant] = useState<Grant>({ url: null, failure: null });
  useEffect(() => {
    let name: string | null = null;
    let gone = false;
    setGrant({ url: null, failure: null });
    void client.materials.open({ dossierId, materialId }).then((reply) => {
      if (!reply.ok) return gone || setGrant({ url: null, failure: reply.error });
      name = reply.value.grant;
      if (gone) void client.materials.close({ grant: name });
      else setGrant({ url: host().materialUrl(name), failure: null });
      return undefined;
    });
    return () => {
      gone = true;
      if (name !== null) void client.materials.close({ grant: name });
    };
  }, [dossierId, materialId]);
  return grant;
}
