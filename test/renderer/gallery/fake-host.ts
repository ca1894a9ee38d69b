import type { z } from "zod";
import { contract } from "#shared/contract/index.ts";
import type { GuijianContract } from "#shared/contract/index.ts";
import type { Reply } from "#shared/contract/define.ts";
import type { EngineEvent, HostBridge } from "#shared/contract/host.ts";
import type { Failure } from "#shared/errors.ts";

type Answer<
  Group extends keyof GuijianContract,
  Name extends keyof GuijianContract[Group],
> = GuijianContract[Group][Name] extends {
  input: infer Input extends z.ZodType;
  output: infer Output extends z.ZodType;
}
  ? (input: z.output<Input>) => z.input<Output> | Refused
  : never;

/** What a pretended engine answers; what is not listed is refused as not found. */
export type Answers = {
  readonly [Group in keyof GuijianContract]?: {
    readonly [Name in keyof GuijianContract[Group]]?: Answer<Group, Name>;
  };
};

export class Refused {
  readonly failure: Failure;
  constructor(failure: Failure) {
    this.failure = failure;
  }
}

function refusal(failure: Failure): Reply<unknown> {
  return { ok: false, error: failure };
}

/** A host with a pretended engine behind it. Input and output are checked against the contract, so that a scene cannot show what never comes. */
export function fakeHost(answers: Answers): HostBridge & { readonly emit: (event: EngineEvent) => void } {
  const listeners = new Set<(event: EngineEvent) => void>();
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = answers;
  const procedures: Readonly<Record<string, Readonly<Record<string, { input: z.ZodType; output: z.ZodType }>>>> =
    contract;

  async function call(group: string, procedure: string, input: unknown): Promise<Reply<unknown>> {
    await new Promise((resolve) => setTimeout(resolve, 15));
    const answer = groups[group]?.[procedure];
    const declared = procedures[group]?.[procedure];
    if (typeof answer !== "function" || declared === undefined)
      return refusal({ code: "not-found", details: { what: `${group}.${procedure}` } });
    const value: unknown = await answer(declared.input.parse(input));
    if (value instanceof Refused) return refusal(value.failure);
    return { ok: true, value: declared.output.parse(value) };
  }

  return {
    kind: "browser",
    call,
    pickFiles: async () => [{ grant: "grant", name: "验收资料包-GXAI-2024-012-v3.gjd", size: 48_120_334 }],
    acceptFiles: async () => [{ grant: "grant", name: "验收资料包-GXAI-2024-012-v3.gjd", size: 48_120_334 }],
    pickSave: async () => "save",
    pickFolder: async () => ({ grant: "folder", label: "U 盘 · 信箱" }),
    materialUrl: (grant) => `/material/${grant}`,
    printToPdf: async () => true,
    openProjection: async () => undefined,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}
