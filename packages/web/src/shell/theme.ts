import { useSyncExternalStore } from "react";
import { keep, kept } from "../ui/kept.ts";

const KEY = "gouji.theme";
export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** Follows the system until somebody chooses. The first choice before the first paint is made by public/theme.js. */
system.addEventListener("change", () => {
  if (kept(KEY) === undefined) show(system.matches ? "dark" : "light");
});

export function useTheme(): {
  readonly theme: Theme;
  /** What was chosen here; undefined while the system decides. */
  readonly chosen: Theme | undefined;
  flip(): void;
  choose(theme: Theme | undefined): void;
} {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, shown);
  const choose = (next: Theme | undefined) => {
    keep(KEY, next);
    show(next ?? (system.matches ? "dark" : "light"));
  };
  const keptTheme = kept(KEY);
  return {
    theme,
    chosen: keptTheme === "dark" || keptTheme === "light" ? keptTheme : undefined,
    flip: () => choose(theme === "dark" ? "light" : "dark"),
    choose,
  };
}

function shown(): Theme {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}

function show(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}
