import type { z } from "zod";

/** JSON as the contract's `z.json()` takes it. */
export type JsonValue = z.output<ReturnType<typeof z.json>>;
export type JsonObject = { [key: string]: JsonValue };
