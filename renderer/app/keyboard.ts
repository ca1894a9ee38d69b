import { useEffect, useRef, useSyncExternalStore } from "react";

/** One key and what it does here. */
export interface Shortcut {
  /** `KeyboardEvent.key`, letters in lower case: `j`, `?`, `Enter`. */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
  /** Shown in the foot; the others only in the overlay. */
  readonly foot: boolean;
}

const registered = new Map<object, readonly Shortcut[]>();
const watchers = new Set<() => void>();
let shown: readonly Shortcut[] = [];
let resting = 0;

function publish(): void {
  const byKey = new Map<string, Shortcut>();
  for (const list of registered.values()) for (const shortcut of list) byKey.set(shortcut.key, shortcut);
  shown = [...byKey.values()];
  for (const watcher of watchers) watcher();
}

/** The parts of a key event that decide whether it is a shortcut. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly defaultPrevented: boolean;
  /** How the focused element takes keys: it is typed into, it answers to Enter itself, or neither. */
  readonly focus: "typing" | "pressable" | "neither";
}

/** The shortcut a key press means, or null: never while typing, composing, or with a modifier held, and Enter stays with what is focused. */
export function shortcutFor(press: KeyPress, shortcuts: readonly Shortcut[]): Shortcut | null {
  if (press.defaultPrevented || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.focus === "typing") return null;
  if (press.key === "Enter" && press.focus === "pressable") return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return shortcuts.findLast((shortcut) => shortcut.key === key) ?? null;
}

const typedInto =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=combobox]";
const pressable =
  "button, a[href], summary, input, [role=button], [role=option], [role=menuitem], [role=tab], [role=radio]";

function focusOf(target: EventTarget | null): KeyPress["focus"] {
  if (!(target instanceof Element)) return "neither";
  if (target.closest(typedInto) !== null) return "typing";
  return target.closest(pressable) === null ? "neither" : "pressable";
}

function onKeyDown(event: KeyboardEvent): void {
  if (resting > 0) return;
  const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  const press = { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented, focus: focusOf(event.target) };
  const shortcut = shortcutFor(press, shown);
  if (shortcut === null) return;
  event.preventDefault();
  shortcut.run();
}

/** Starts listening to the keyboard, once for the page. */
export function listenToKeys(): () => void {
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

/** Offers keys while this part is on the screen. A later part's key wins over an earlier one's. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const owner = useRef({});
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const signature = JSON.stringify(shortcuts.map(({ key, label, foot }) => [key, label, foot]));
  useEffect(() => {
    const self = owner.current;
    registered.set(
      self,
      latest.current.map((shortcut, index) => ({ ...shortcut, run: () => latest.current[index]?.run() })),
    );
    publish();
    return () => {
      registered.delete(self);
      publish();
    };
  }, [signature]);
}

/** The keys that work here and now. */
export function useOfferedShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => shown,
  );
}

/** Keeps the desk's keys quiet while a dialog is open. */
export function useKeysRest(rest: boolean): void {
  useEffect(() => {
    if (!rest) return undefined;
    resting += 1;
    return () => {
      resting -= 1;
    };
  }, [rest]);
}

/** The item `step` places after the current one; null if there is none. Without a current item, the first or last. */
export function neighbour(items: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : items.indexOf(current);
  if (at < 0) return (step === 1 ? items[0] : items.at(-1)) ?? null;
  return items[at + step] ?? null;
}
