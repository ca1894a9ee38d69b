import type { PickRequest } from "#shared/contract/host.ts";

/** Shows the browser's own file dialog; empty when the person cancels. */
export function chooseFiles({ multiple, extensions }: PickRequest): Promise<readonly File[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = multiple;
  input.accept = extensions.map((extension) => `.${extension}`).join(",");
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}
