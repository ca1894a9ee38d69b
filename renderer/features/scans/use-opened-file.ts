import { useEffect, useRef, useState } from "react";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";

/** A file opened for reading: its address while the grant lives. */
export interface OpenedFile {
  readonly url: string | null;
  readonly mediaType: string;
  readonly failure: Failure | null;
}

interface Granted {
  readonly grant: string;
  readonly mediaType: string;
}

const opening: OpenedFile = { url: null, mediaType: "", failure: null };

/** Opens a file named by `digest` and closes it when the reader goes away. `open` asks the engine for a grant. */
export function useOpenedFile(digest: string, open: (digest: string) => Promise<Reply<Granted>>): OpenedFile {
  const [opened, setOpened] = useState<OpenedFile>(opening);
  const ask = useRef(open);
  ask.current = open;
  useEffect(() => {
    let name: string | null = null;
    let gone = false;
    setOpened(opening);
    void ask.current(digest).then((reply) => {
      if (!reply.ok) return gone || setOpened({ ...opening, failure: reply.error });
      name = reply.value.grant;
      if (gone) void client.materials.close({ grant: name });
      else setOpened({ url: host().materialUrl(name), mediaType: reply.value.mediaType, failure: null });
      return undefined;
    });
    return () => {
      gone = true;
      if (name !== null) void client.materials.close({ grant: name });
    };
  }, [digest]);
  return opened;
}
