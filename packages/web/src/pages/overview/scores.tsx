import { useMessages } from "../../i18n/language.tsx";
import { counted } from "../../ui/format.ts";
import { ColumnPlot, roundedUp } from "../../ui/plot/column-plot.tsx";
import { PlotFrame } from "../../ui/plot/plot-frame.tsx";
import { PlotTable } from "../../ui/plot/plot-table.tsx";
import { rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { overviewTexts } from "./messages.ts";
import { type ScoreStatistics, sum, type useScores } from "./statistics.ts";

type ScoreBar = ScoreStatistics["bars"][number];
const HEIGHT = rowPlotHeight(12);
const LOWER = 126;

/** How many reports have which score, and how many errors they hold: whether a high score means a clean report. */
export function Scores({ query, source }: { readonly query: ReturnType<typeof useScores>; readonly source: string }) {
  const t = useMessages(overviewTexts);
  const bars = query.data?.bars ?? [];
  const nameOf = ({ from, below }: ScoreBar) => (below === null ? t.full : from === 0 ? t.below(String(below)) : `${from}–${below}`);
  const rows = bars.map((bar) => ({
    id: `${bar.from}-${bar.below}`,
    name: nameOf(bar),
    to: bar.list,
    label: t.scoreRow(nameOf(bar), counted(bar.reports), counted(bar.errors)),
    bar,
  }));
  const full = bars.find(({ below }) => below === null);
  const high = bars.find(({ from, below }) => from === 95 && below !== null);
  const errors = (bar: ScoreBar) => (bar.reports === 0 ? 0 : bar.errors / bar.reports);
  const shownErrors = (bar: ScoreBar) => (bar.reports === 0 ? "—" : errors(bar).toFixed(1));
  return (
    <PlotFrame
      title={t.scoresTitle}
      subtitle={
        full && high && full.reports > 0 && high.reports > 0 ? t.scoresSubtitle(shownErrors(full), shownErrors(high)) : t.scoresPlain
      }
      source={source}
      query={query}
      isEmpty={sum(bars.map(({ reports }) => reports)) === 0}
      height={HEIGHT}
      plot={() => (
        <>
          <ColumnPlot
            title={t.reportsCount}
            unit={t.reportsCount}
            rows={rows}
            height={HEIGHT - LOWER}
            domain={[0, roundedUp(Math.max(...bars.map(({ reports }) => reports)))]}
            hideNames
            mark={({ bar }, { at, middle, width }) => (
              <>
                <rect
                  className={bar.below === null ? "warning" : "info"}
                  x={middle - width / 2}
                  y={at(bar.reports)}
                  width={width}
                  height={at(0) - at(bar.reports)}
                  rx={2}
                />
                <text className="num" x={middle} y={at(bar.reports) - 6} textAnchor="middle">
                  {counted(bar.reports)}
                </text>
              </>
            )}
          />
          <ColumnPlot
            title={t.averageErrors}
            unit={t.averageErrors}
            rows={rows}
            height={LOWER}
            domain={[0, roundedUp(Math.max(...bars.map(errors)))]}
            mark={({ bar }, { at, middle }) =>
              bar.reports > 0 && (
                <>
                  <line className="stem error-stem" x1={middle} x2={middle} y1={at(0)} y2={at(errors(bar))} />
                  <circle className="error" cx={middle} cy={at(errors(bar))} r={4.5} />
                  <text className="num" x={middle} y={at(errors(bar)) - 8} textAnchor="middle">
                    {shownErrors(bar)}
                  </text>
                </>
              )
            }
          />
        </>
      )}
      table={() => (
        <PlotTable
          title={t.scoresTitle}
          columns={[t.score, t.reports, t.errors, t.warnings, t.averageErrors]}
          rows={rows.map(({ id, name, to, bar }) => ({
            id,
            name,
            to,
            cells: [counted(bar.reports), counted(bar.errors), counted(bar.warnings), shownErrors(bar)],
          }))}
          total={[
            t.total,
            counted(sum(bars.map(({ reports }) => reports))),
            counted(sum(bars.map((bar) => bar.errors))),
            counted(sum(bars.map(({ warnings }) => warnings))),
            "",
          ]}
        />
      )}
    />
  );
}
