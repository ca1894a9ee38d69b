/** A folder as the host names it: an id, never a path. */
export interface ListedFolder {
  readonly id: string;
  readonly name: string;
}

export interface FolderListing {
  /** From the root down to the listed folder; empty for the list of roots. */
  readonly trail: readonly ListedFolder[];
  readonly folders: readonly ListedFolder[];
}

export interface FolderSource {
  /** Lists a folder, or the roots for null. */
  readonly list: (id: string | null) => Promise<FolderListing>;
  readonly create: (parent: string, name: string) => Promise<FolderListing>;
}

const words = {
  zh: {
    title: "选择文件夹",
    top: "位置",
    choose: "选择此文件夹",
    cancel: "取消",
    create: "新建文件夹",
    name: "新文件夹名称",
    empty: "此处没有文件夹",
  },
  en: {
    title: "Choose a folder",
    top: "Places",
    choose: "Choose this folder",
    cancel: "Cancel",
    create: "New folder",
    name: "Name of the new folder",
    empty: "No folders here",
  },
} as const;

/**
 * Shows the host's folders in a dialog of this page (a browser has none for folders of the computer) and resolves with the id of
 * the chosen one, null when the person cancels.
 */
export function chooseFolder(source: FolderSource): Promise<string | null> {
  const say = words[document.documentElement.lang.startsWith("en") ? "en" : "zh"];
  const dialog = element("dialog", { class: "folder-chooser", "aria-label": say.title });
  const trail = element("nav", { "aria-label": say.top });
  const list = element("ul", { "aria-label": say.title });
  const problem = element("p", { role: "alert" });
  const choose = button(say.choose, () => dialog.close("chosen"));
  const name = element("input", { "aria-label": say.name, placeholder: say.name, maxlength: "120" });
  const create = button(say.create, () =>
    show(async () => {
      const listing = await source.create(current?.id ?? "", name.value.trim());
      name.value = "";
      return listing;
    }),
  );
  const cancel = button(say.cancel, () => dialog.close());
  let current: ListedFolder | null = null;

  const open = (id: string | null) => show(() => source.list(id));
  let latest = 0;
  const show = async (ask: () => Promise<FolderListing>): Promise<void> => {
    const turn = ++latest;
    // Until the answer is there, nothing may be chosen or made: it would happen in the folder left behind.
    choose.disabled = create.disabled = true;
    try {
      const listing = await ask();
      if (turn !== latest) return;
      current = listing.trail.at(-1) ?? null;
      trail.replaceChildren(
        button(say.top, () => open(null)),
        ...listing.trail.map((step) => button(step.name, () => open(step.id))),
      );
      list.replaceChildren(...listing.folders.map((folder) => row(button(folder.name, () => open(folder.id)))));
      if (listing.folders.length === 0) list.append(row(say.empty));
      problem.textContent = "";
    } catch (error) {
      if (turn !== latest) return;
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
    choose.disabled = create.disabled = current === null;
  };

  const foot = element("footer", {});
  foot.append(name, create, cancel, choose);
  dialog.append(styles(), heading(say.title), trail, list, problem, foot);
  document.body.append(dialog);
  dialog.showModal();
  void open(null);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "chosen" ? (current?.id ?? null) : null);
    });
  });
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function button(label: string, run: () => void): HTMLButtonElement {
  const made = element("button", { type: "button" });
  made.textContent = label;
  made.addEventListener("click", run);
  return made;
}

function row(content: string | Node): HTMLLIElement {
  const made = element("li", {});
  made.append(content);
  return made;
}

function heading(text: string): HTMLHeadingElement {
  const made = element("h2", {});
  made.textContent = text;
  return made;
}

function styles(): HTMLStyleElement {
  const made = element("style", {});
  made.textContent = `
    .folder-chooser { width: min(40rem, 90vw); padding: 1.25rem 1.5rem; border: 1px solid #c9c4b8; border-radius: 6px; font: inherit; }
    .folder-chooser h2 { margin: 0 0 .75rem; font-size: 1.15em; }
    .folder-chooser nav button::after { content: " ›"; opacity: .5; }
    .folder-chooser nav button, .folder-chooser li button { border: 0; background: none; font: inherit; padding: .3rem .4rem; cursor: pointer; text-align: left; }
    .folder-chooser ul { list-style: none; margin: .5rem 0; padding: .25rem; height: 18rem; overflow: auto; border: 1px solid #ddd8cc; }
    .folder-chooser li button { width: 100%; }
    .folder-chooser li button:hover, .folder-chooser li button:focus-visible { background: #efece4; }
    .folder-chooser footer { display: flex; gap: .5rem; }
    .folder-chooser footer input { flex: 1; min-width: 0; font: inherit; padding: .3rem .5rem; }
    .folder-chooser footer button { font: inherit; padding: .35rem .8rem; }`;
  return made;
}
