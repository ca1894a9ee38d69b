import type { Page } from "@playwright/test";
import { createClient } from "#shared/contract/client.ts";
import type { Reply } from "#shared/contract/define.ts";
import { contract, type GuijianClient } from "#shared/contract/index.ts";

/** The calls the open page makes, made without its screens: for what other seats do while one is played by hand. Browser host only. */
export function seatClient(page: Page): GuijianClient {
  return createClient(contract, (group, procedure, input) =>
    page.evaluate(
      async ({ path, body }) => {
        const ask = async (at: string, init: RequestInit): Promise<unknown> => {
          const headers = {
            "content-type": "application/json",
            "x-guijian-session": sessionStorage.getItem("guijian.session") ?? "",
          };
          return (await fetch(at, { ...init, headers })).json();
        };
        const isPending = (reply: unknown): reply is { readonly pending: string } =>
          typeof reply === "object" && reply !== null && "pending" in reply;
        let reply = await ask(path, { method: "POST", body });
        while (isPending(reply)) reply = await ask(`/reply/${reply.pending}`, {});
        return reply as Reply<unknown>;
      },
      { path: `/call/${group}/${procedure}`, body: JSON.stringify(input ?? null) },
    ),
  );
}
