import { useState } from "react";
import { useMessages } from "../../i18n/language.tsx";
import { counted, dayShown, timeShown } from "../../ui/format.ts";
import { ColumnPlot, roundedUp } from "../../ui/plot/column-plot.tsx";
import { PlotFrame } from "../../ui/plot/plot-frame.tsx";
import { PlotTable } from "../../ui/plot/plot-table.tsx";
import { rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { Segments } from "../../ui/segments.tsx";
import { overviewTexts } from "./messages.ts";
import { sum, type Trend as TrendData, useTrend } from "./statistics.ts";

type Step = TrendData["items"][number];
const HEIGHT = rowPlotHeight(12);

/** How findings come and go, from week to week or from run to run, and how many are left. */
export function Trend({ source }: { readonly source: string }) {
  const t = useMessages(overviewTexts);
  const [by, setBy] = useState<"week" | "run">("week");
  const query = useTrend(by);
  const steps = query.data?.items ?? [];
  const rows = steps.map((step) => ({
    id: step.from,
    name: by === "run" ? timeShown(step.from) : dayShown(step.from),
    to: step.list,
    label: t.trendRow(dayShown(step.from), counted(newOf(step)), counted(step.settled), counted(step.unsettled)),
    step,
  }));
  const least = -Math.max(0, ...steps.map(({ settled }) => settled));
  const most = roundedUp(Math.max(0, ...steps.map(({ unsettled }) => unsettled)));
  return (
    <PlotFrame
      title={t.trendTitle}
      subtitle={<Legend />}
      source={source}
      extra={
        <Segments
          label={t.trendBy}
          value={by}
          options={[
            { id: "week", label: t.byWeek },
            { id: "run", label: t.byRun },
          ]}
          onChange={setBy}
        />
      }
      query={query}
      isEmpty={sum(steps.map((step) => newOf(step) + step.settled + step.unsettled)) === 0}
      height={HEIGHT}
      plot={() => (
        <ColumnPlot
          title={t.trendTitle}
          unit={t.findingsUnit}
          rows={rows}
          height={HEIGHT}
          // Room below for the label of the lowest bar.
          domain={[least === 0 ? 0 : Math.min(least * 1.3, -most / 8), most]}
          mark={({ step }, { at, middle, width }) => {
            const half = width / 2;
            const gap = step.still > 0 && step.unsettled > step.still ? 1 : 0;
            return (
              <>
                <rect className="info" x={middle - half} y={at(step.still)} width={width} height={at(0) - at(step.still)} rx={2} />
                <rect
                  className="accent"
                  x={middle - half}
                  y={at(step.unsettled)}
                  width={width}
                  height={Math.max(0, at(step.still) - at(step.unsettled) - gap)}
                  rx={2}
                />
                <rect className="ok" x={middle - half} y={at(0)} width={width} height={at(-step.settled) - at(0)} rx={2} />
                <text className="num" x={middle} y={at(step.unsettled) - 6} textAnchor="middle">
                  {counted(step.unsettled)}
                </text>
                {step.settled > 0 && (
                  <text className="num settled" x={middle} y={at(-step.settled) + 14} textAnchor="middle">
                    −{counted(step.settled)}
                  </text>
                )}
              </>
            );
          }}
        />
      )}
      table={() => (
        <PlotTable
          title={t.trendTitle}
          columns={[t.from, t.appeared, t.still, t.atEnd, t.settled]}
          rows={rows.map(({ id, name, to, step }) => ({
            id,
            name: <span className="n">{name}</span>,
            to,
            cells: [newOf(step), step.still, step.unsettled, step.settled].map(counted),
          }))}
          total={[t.total, counted(sum(steps.map(newOf))), "", "", counted(sum(steps.map(({ settled }) => settled)))]}
        />
      )}
    />
  );
}

/** What came back is new work again. */
function newOf({ appeared, returned }: Step): number {
  return appeared + returned;
}

function Legend() {
  const t = useMessages(overviewTexts);
  return (
    <span className="plot-legend">
      <i className="fill-accent" />
      {t.appeared}
      <i className="fill-info" />
      {t.still}
      <i className="fill-ok" />
      {t.settled}
    </span>
  );
}
