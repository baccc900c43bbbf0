import type { Figure, SumRelation } from "@gouji/report";
import { isStated } from "./choosing.ts";
import { nearlyEqual } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { proseSum } from "./prose-sum.ts";

const MARKER = /其中[：:，,]?/;

/**
 * 面积102万亩，产量42万吨。其中夏粮面积41万亩、产量15万吨，秋粮面积61万亩、产量27万吨: each item tells of the same things in the same order. Where one of these
 * makes up its total, no item is left out, and the others make up theirs.
 */
export const findInterleavedParts: Finder = ({ sentences }) =>
  sentences.flatMap((sentence, index): SumRelation[] => {
    const marker = MARKER.exec(sentence.text);
    if (!marker || sentence.at.table !== undefined) return [];
    const behind = sentence.figures.filter((figure) => isStated(figure) && figure.quantity.start >= marker.index);
    const own = sentence.figures.filter((figure) => isStated(figure) && figure.quantity.end <= marker.index);
    const before = sentences[index - 1];
    const isCarried = own.length === 0 && before?.path.join() === sentence.path.join();
    const known = isCarried ? before.figures.filter(isStated) : own;
    const found = columnsOf(behind).flatMap((parts) => {
      const total = totalOf(parts, known);
      return total ? [{ parts, total }] : [];
    });
    if (found.length < 2 || !found.some(({ total, parts }) => nearlyEqual(total, parts))) return [];
    return found.map(({ total, parts }) => proseSum(sentence, total, parts, { exhaustive: true, basis: "sentence" }));
  });

/** Figures that repeat a row of units, by their place in it: 亩 吨 亩 吨 gives two columns. */
function columnsOf(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const units = figures.map(({ quantity }) => quantity.baseUnit);
  const width = units.indexOf(units[0] ?? "", 1);
  if (width < 2 || units.length % width !== 0 || new Set(units.slice(0, width)).size < width) return [];
  if (units.some((unit, at) => unit !== units[at % width])) return [];
  return units.slice(0, width).map((_, column) => figures.filter((_figure, at) => at % width === column));
}

/** The amount of the name that all parts end in. */
function totalOf(parts: readonly Figure[], known: readonly Figure[]): Figure | undefined {
  const [first] = parts;
  const name = parts.map(({ metric }) => metric).reduce(commonEnd);
  const alike = known.filter(
    ({ quantity, metric }) => quantity.baseUnit === first?.quantity.baseUnit && commonEnd(name, metric).length > 1,
  );
  if (alike.length > 0) return alike.length === 1 ? alike[0] : undefined;
  // 低保对象6,214户、9,876人，其中城市1,308户、2,015人: the unit alone tells them apart.
  const ofUnit = known.filter(({ quantity }) => quantity.baseUnit === first?.quantity.baseUnit);
  return ofUnit.length === 1 ? ofUnit[0] : undefined;
}

function commonEnd(a: string, b: string): string {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return a.slice(a.length - length);
}
