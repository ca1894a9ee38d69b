import type { GroupHandlers } from "#shared/contract/define.ts";
import { type demoGroup, demoPersonSchema } from "#shared/contract/exchange.ts";
import { z } from "zod";
import { readFact } from "../facts.ts";
import type { Contexts } from "../context.ts";
import { openDemo } from "./open-demo.ts";

/** The demo library: a fresh workstation with made keys, on which one person can play every role. */
export const demoHandlers: GroupHandlers<typeof demoGroup, Contexts> = {
  open: openDemo,
  people: (context) => z.array(demoPersonSchema).parse(JSON.parse(readFact(context.db, "demo-people") ?? "[]")),
};
