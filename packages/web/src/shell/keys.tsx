import { useEffect, useRef, useSyncExternalStore } from "react";
import { messages } from "../i18n/messages.ts";
import { keep, kept } from "../ui/kept.ts";

/** A key of the screen, what it does, and where it stands in the list of keys. */
export interface KeyBinding {
  /** As `KeyboardEvent.key`, with Shift+ before it where both are asked for: "j", "Shift+J", "ArrowDown", "?". */
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: string;
  run(event: KeyboardEvent): void;
}

export const keyGroups = messages(
  { everywhere: "各页", list: "列表", page: "原件", decision: "处理" },
  { everywhere: "Everywhere", list: "List", page: "Document", decision: "Decision" },
);

const OFF = "gouji.keys-off";
const layers: { current: readonly KeyBinding[] }[] = [];
const listeners = new Set<() => void>();
let snapshot: readonly KeyBinding[] = [];

function publish(): void {
  snapshot = layers.flatMap(({ current }) => current);
  for (const listener of listeners) listener();
}

/** Binds keys while the caller is shown; a later binding of the same key goes before an earlier one. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef(bindings);
  layer.current = bindings;
  const shape = bindings.map(({ keys, label }) => `${keys.join()}:${label}`).join(";");
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      publish();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the list of keys shows changes with the shape alone
  useEffect(publish, [shape]);
}

/** All keys that work now, for the list of keys. */
export function useAllKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );
}

export function keysAreOff(): boolean {
  return kept(OFF) === "yes";
}

export function switchKeys(off: boolean): void {
  keep(OFF, off ? "yes" : undefined);
}

/** Letters do their work outside of text fields, menus and windows only, so that nothing is decided by typing. */
export function listenForKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : undefined;
    if (
      target?.closest(
        "input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=listbox][data-typing]",
      )
    )
      return;
    const name = event.shiftKey && event.key !== "?" ? `Shift+${event.key}` : event.key;
    const isLetter = /^(?:Shift\+)?[a-z]$/iu.test(name);
    if (isLetter && keysAreOff()) return;
    // Enter and space belong to the button or link that has the focus.
    if ((event.key === "Enter" || event.key === " ") && target?.closest("button, a, summary, [role=checkbox], [role=switch]")) return;
    const wanted = name.length === 1 ? name.toLowerCase() : name;
    for (const { current } of layers.toReversed()) {
      const binding = current.find(({ keys }) => keys.includes(wanted) || keys.includes(name));
      if (!binding) continue;
      event.preventDefault();
      event.stopPropagation();
      binding.run(event);
      return;
    }
  };
  // Before the components see it: a list takes letters for its own search otherwise.
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
}
