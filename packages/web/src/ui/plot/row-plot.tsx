import type { ReactNode } from "react";
import { Bar, BarChart, type BarShapeProps, CartesianGrid, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { PlotLink } from "./plot-link.tsx";

export interface PlotRow {
  readonly id: string;
  readonly name: string;
  /** Of the list behind it. */
  readonly to: string;
  /** Read out, and shown under the pointer. */
  readonly label: string;
}

/** Where values and the row's middle stand, in the plot's pixels. */
export interface RowScale {
  at(value: number): number;
  readonly middle: number;
}

interface RowPlotProps<Row extends PlotRow> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly domain: readonly [number, number];
  readonly ticks?: readonly number[];
  tick?(value: number): string;
  /** Width kept for names, and for the numbers at the end of each row. */
  readonly nameWidth?: number;
  readonly endWidth?: number;
  readonly reference?: { readonly at: number; readonly label: string };
  mark(row: Row, scale: RowScale): ReactNode;
  end?(row: Row): { readonly strong: string; readonly quiet: string };
}

/** The place that the library gives to one thing, from end to end of the plot. */
export interface Band {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function bandOf(background: BarShapeProps["background"]): Band {
  const { x, y, width, height } = background ?? {};
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}

/** The library writes the colour of an axis on the element itself. */
export const TICK = { fill: "var(--text3)" };

const ROW = 24.6;
const AXIS = 22;

export function rowPlotHeight(rows: number, { axis = false } = {}): number {
  return Math.ceil(rows * ROW + (axis ? AXIS : 0));
}

/** One row for each thing, each a link: bars, or dots on a scale. Names stand left, numbers right. */
export function RowPlot<Row extends PlotRow>(props: RowPlotProps<Row>) {
  const { title, rows, domain, ticks, tick, nameWidth = 126, endWidth = 40, reference } = props;
  const hasAxis = ticks !== undefined;
  const shape = ({ payload, background }: BarShapeProps) => (
    <PlottedRow {...props} row={payload as Row} band={bandOf(background)} nameWidth={nameWidth} endWidth={endWidth} />
  );
  return (
    <figure className="plot" aria-label={title}>
      <ResponsiveContainer width="100%" height={rowPlotHeight(rows.length, { axis: hasAxis })}>
        <BarChart
          accessibilityLayer={false}
          layout="vertical"
          data={rows.map((row) => ({ ...row, end: domain[1] }))}
          margin={{ left: nameWidth + 8, right: endWidth, top: 0, bottom: 0 }}
          barCategoryGap={0}
        >
          {hasAxis && <CartesianGrid horizontal={false} />}
          <XAxis
            type="number"
            domain={[...domain]}
            hide={!hasAxis}
            height={AXIS}
            axisLine={false}
            tickLine={false}
            tick={TICK}
            {...(ticks ? { ticks: [...ticks] } : {})}
            {...(tick ? { tickFormatter: tick } : {})}
          />
          <YAxis type="category" dataKey="id" hide width={0} interval={0} />
          <Bar dataKey="end" shape={shape} isAnimationActive={false} background={false} />
          {reference && <ReferenceLine x={reference.at} label={{ value: reference.label, position: "insideBottomLeft", offset: 6 }} />}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

type PlottedRowProps<Row extends PlotRow> = RowPlotProps<Row> & {
  readonly row: Row;
  readonly band: Band;
  readonly nameWidth: number;
  readonly endWidth: number;
};

function PlottedRow<Row extends PlotRow>({ row, band, domain, nameWidth, endWidth, mark, end }: PlottedRowProps<Row>) {
  const { x, y, width, height } = band;
  const [from, to] = domain;
  const scale: RowScale = { at: (value) => x + ((value - from) / (to - from)) * width, middle: y + height / 2 };
  const numbers = end?.(row);
  const base = scale.middle + 4.5;
  return (
    <PlotLink to={row.to} label={row.label} area={{ x: x - nameWidth - 8, y, width: width + nameWidth + 8 + endWidth, height }}>
      <text className="name" x={x - 8} y={base} textAnchor="end">
        {shortened(row.name, nameWidth)}
      </text>
      {mark(row, scale)}
      {numbers && (
        <>
          <text className="num strong" x={x + width + endWidth - 46} y={base} textAnchor="end">
            {numbers.strong}
          </text>
          <text className="num quiet" x={x + width + endWidth} y={base} textAnchor="end">
            {numbers.quiet}
          </text>
        </>
      )}
    </PlotLink>
  );
}

/** Chinese characters are as wide as the type is high, others about half. */
function shortened(name: string, width: number): string {
  let left = width / 12;
  for (const [at, character] of [...name].entries()) {
    left -= /[\u2e80-\uffef]/u.test(character) ? 1 : 0.5;
    if (left < 0) return `${[...name].slice(0, at - 1).join("")}…`;
  }
  return name;
}
