import type { ReactNode } from "react";
import { Bar, BarChart, type BarShapeProps, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { bandOf, type PlotRow, TICK } from "./row-plot.tsx";
import { PlotLink } from "./plot-link.tsx";

/** Where values and the column's middle stand, in the plot's pixels. */
export interface ColumnScale {
  at(value: number): number;
  readonly middle: number;
  readonly width: number;
}

interface ColumnPlotProps<Row extends PlotRow> {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Named above the axis. */
  readonly unit?: string;
  readonly height: number;
  readonly domain: readonly [number, number];
  readonly hideNames?: boolean;
  mark(row: Row, scale: ColumnScale): ReactNode;
}

/** One column for each thing in its order, each a link. */
export function ColumnPlot<Row extends PlotRow>({ title, rows, unit, height, domain, hideNames = false, mark }: ColumnPlotProps<Row>) {
  const [least, most] = domain;
  const shape = ({ payload, background }: BarShapeProps) => {
    const { x, y, width, height: high } = bandOf(background);
    const row = payload as Row;
    const scale: ColumnScale = {
      at: (value) => y + high - ((value - least) / (most - least)) * high,
      middle: x + width / 2,
      width: Math.min(30, width * 0.64),
    };
    return (
      <PlotLink to={row.to} label={row.label} area={{ x, y, width, height: high }}>
        {mark(row, scale)}
      </PlotLink>
    );
  };
  return (
    <figure className="plot" aria-label={title}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart
          accessibilityLayer={false}
          data={rows.map((row) => ({ ...row, end: most }))}
          margin={{ left: 0, right: 4, top: 24, bottom: hideNames ? 8 : 0 }}
          barCategoryGap={0}
        >
          <CartesianGrid vertical={false} />
          <XAxis dataKey="name" axisLine={false} tickLine={false} tick={TICK} height={22} interval="preserveStartEnd" hide={hideNames} />
          <YAxis domain={[...domain]} ticks={ticksUpTo(most)} axisLine={false} tickLine={false} tick={TICK} width={38} />
          <Bar dataKey="end" shape={shape} isAnimationActive={false} />
          {unit !== undefined && (
            <text className="axis-name" x={2} y={11}>
              {unit}
            </text>
          )}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

/** The next round number above, so that the highest label has room. */
export function roundedUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}

/** Nothing, the most and what lies between, as far as these are whole numbers. */
function ticksUpTo(most: number): number[] {
  const parts = [4, 5, 3, 2].find((one) => most % one === 0 && most >= one) ?? 1;
  return Array.from({ length: parts + 1 }, (_, at) => (most / parts) * at);
}
