import { type NetworkMailbox, networkMailboxSchema } from "#shared/contract/exchange.ts";

/** What stands in the fields of the network mailbox, as typed. */
export interface MailboxForm {
  readonly kind: "webdav" | "s3";
  readonly address: string;
  readonly user: string;
  readonly accessKey: string;
  readonly secret: string;
  readonly region: string;
  readonly bucket: string;
  readonly style: "path" | "host";
  readonly ca: string | null;
  readonly proxy: "system" | "none" | "address";
  readonly proxyAddress: string;
}

const emptyForm: MailboxForm = {
  kind: "webdav",
  address: "",
  user: "",
  accessKey: "",
  secret: "",
  region: "us-east-1",
  bucket: "",
  style: "path",
  ca: null,
  proxy: "system",
  proxyAddress: "",
};

/** The fields for a mailbox that is set already; empty ones where none is. */
export function formOf(set: NetworkMailbox | null): MailboxForm {
  if (set === null) return emptyForm;
  const proxied = set.proxy !== "system" && set.proxy !== "none";
  const common = {
    ...emptyForm,
    kind: set.kind,
    address: set.address,
    ca: set.ca,
    proxy: proxied ? ("address" as const) : (set.proxy as "system" | "none"),
    proxyAddress: proxied ? set.proxy : "",
  };
  if (set.kind === "webdav") return { ...common, user: set.user };
  const { region, bucket, style, accessKey } = set;
  return { ...common, region, bucket, style, accessKey };
}

/** Whether the secret of the mailbox that is set serves these fields, too: the engine keeps it for one address, authority and proxy. */
export function keepsSecret(set: NetworkMailbox | null, form: MailboxForm): boolean {
  return (
    set !== null &&
    set.kind === form.kind &&
    set.address === form.address.trim() &&
    set.ca === form.ca &&
    set.proxy === proxyOf(form)
  );
}

function proxyOf({ proxy, proxyAddress }: MailboxForm): string {
  return proxy === "address" ? proxyAddress.trim() : proxy;
}

/** The fields a person must still put right. */
export type WrongField = "address" | "bucket" | "proxyAddress" | "secret" | "accessKey" | "region";

/** What the fields say, or which of them say nothing usable. `keeps`: see {@link keepsSecret}. */
export function readForm(
  form: MailboxForm,
  keeps: boolean,
): { readonly mailbox: NetworkMailbox } | { readonly wrong: readonly WrongField[] } {
  const common = {
    address: form.address.trim(),
    secret: form.secret === "" ? null : form.secret,
    ca: form.ca,
    proxy: proxyOf(form),
  };
  const { region, bucket, style, accessKey } = form;
  const typed =
    form.kind === "webdav"
      ? { kind: form.kind, ...common, user: form.user.trim() }
      : {
          kind: form.kind,
          ...common,
          region: region.trim(),
          bucket: bucket.trim(),
          style,
          accessKey: accessKey.trim(),
        };
  const read = networkMailboxSchema.safeParse(typed);
  const wrong = new Set<WrongField>();
  for (const { path } of read.error?.issues ?? []) {
    const [name] = path;
    if (name === "proxy") wrong.add("proxyAddress");
    else if (name === "address" || name === "bucket" || name === "accessKey" || name === "region") wrong.add(name);
  }
  if (common.secret === null && !keeps) wrong.add("secret");
  if (!read.success || wrong.size > 0) return { wrong: [...wrong] };
  return { mailbox: read.data };
}
