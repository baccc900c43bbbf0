import type { JsonEvidence } from "./check-json.ts";
import type { Wording } from "./wording.ts";

/** Before a place's label: the file where it is another one, the page or the cell; empty or with `gap` behind it. */
export function placeShown({ document, page, sheet, cell }: JsonEvidence["at"], words: Wording, gap: string): string {
  const inside = typeof page === "number" ? words.page(page) : cell ? `${sheet ?? ""}!${cell}` : "";
  return [document ?? "", inside]
    .filter((part) => part !== "")
    .map((part) => part + gap)
    .join("");
}
