import { counted } from "../format.ts";
import type { RowScale } from "./row-plot.tsx";

export interface BarPart {
  readonly look: "error" | "warning" | "info" | "ok" | "accent";
  readonly value: number;
}

const THICK = 13;

/** A row's bar of parts one behind the other, with their sum at its end. */
export function StackedBar({ parts, scale }: { readonly parts: readonly BarPart[]; readonly scale: RowScale }) {
  let sum = 0;
  const placed = parts.flatMap((part) => {
    if (part.value === 0) return [];
    const from = sum;
    sum += part.value;
    return [{ ...part, from, to: sum }];
  });
  return (
    <>
      {placed.map(({ look, from, to }) => (
        <rect
          key={look}
          className={look}
          x={scale.at(from) + (from > 0 ? 1 : 0)}
          y={scale.middle - THICK / 2}
          width={Math.max(1, scale.at(to) - scale.at(from) - (from > 0 ? 1 : 0))}
          height={THICK}
          rx={2}
        />
      ))}
      <text className="num" x={scale.at(sum) + 6} y={scale.middle + 4.5}>
        {counted(sum)}
      </text>
    </>
  );
}
