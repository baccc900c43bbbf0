import { expect, test } from "vitest";
import type { Fill, Rule } from "../layout/page-content.ts";
import { readPath } from "./paths.ts";

/** A filled rectangle as pdf.js tells it. */
function filled(x: number, y: number, width: number, height: number): { readonly rules: readonly Rule[]; readonly fills: readonly Fill[] } {
  const [rules, fills]: [Rule[], Fill[]] = [[], []];
  const path = [0, x, y, 1, x + width, y, 1, x + width, y + height, 1, x, y + height, 4];
  readPath(path, [1, 0, 0, 1, 0, 0], { stroke: false, fill: true, strokeWidth: 1, fillColor: "#000000" }, rules, fills, () => {});
  return { rules, fills };
}

test.each([
  ["a long thin rectangle", 100, 0.5, ["horizontal"], 0],
  ["a high thin rectangle", 0.5, 40, ["vertical"], 0],
  ["a square dot of a dotted line, which may run either way", 0.75, 0.75, ["horizontal", "vertical"], 0],
  ["an area", 100, 20, [], 1],
])("%s", (_name, width, height, directions, areas) => {
  const { rules, fills } = filled(50, 60, width, height);
  expect(rules.map(({ direction }) => direction)).toEqual(directions);
  expect(fills).toHaveLength(areas);
});
