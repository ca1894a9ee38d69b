import { z } from "zod";
import { bodySchemas, type StatementKind } from "./kinds.ts";
import { statementHeaderShape } from "./common.ts";

/**
 * JSON Schema (draft 2020-12) of a kind's payload, for readers written in other languages. Weaker than our own reader: canonical form, checks across
 * members and the meaning of digests are in docs/formats.md.
 */
export function statementJsonSchema(kind: StatementKind) {
  const schema = z.strictObject({ ...statementHeaderShape, kind: z.literal(kind), body: bodySchemas[kind] });
  return { title: `Guijian statement: ${kind}`, ...z.toJSONSchema(schema, { io: "input" }) };
}
