import { useMessages } from "../../i18n/language.tsx";
import { counted, shareOf } from "../../ui/format.ts";
import { PlotFrame } from "../../ui/plot/plot-frame.tsx";
import { PlotTable } from "../../ui/plot/plot-table.tsx";
import { RowPlot, rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { overviewTexts } from "./messages.ts";
import { percentShown, type useScores } from "./statistics.ts";

const MOST_ROWS = 11;

/** Which units give themselves full marks, and how often. */
export function FullMarks({ query, source }: { readonly query: ReturnType<typeof useScores>; readonly source: string }) {
  const t = useMessages(overviewTexts);
  const units = query.data?.fullMarks ?? [];
  const { fullReports: full = 0, reports: all = 0 } = query.data?.all ?? {};
  const average = shareOf(full, all);
  const nameOf = (unit: string) => unit || t.noUnit;
  return (
    <PlotFrame
      title={t.marksTitle}
      subtitle={t.marksSubtitle}
      source={source}
      query={query}
      isEmpty={all === 0}
      height={rowPlotHeight(MOST_ROWS, { axis: true })}
      plot={() => (
        <RowPlot
          title={t.marksTitle}
          rows={units.slice(0, MOST_ROWS).map(({ unit, reports, fullReports, list }) => ({
            id: unit,
            name: nameOf(unit),
            to: list,
            label: t.marksRow(nameOf(unit), percentShown(fullReports, reports, 0), counted(fullReports), counted(reports)),
            reports,
            fullReports,
          }))}
          domain={[0, 100]}
          ticks={[0, 25, 50, 75, 100]}
          tick={(value) => `${value}%`}
          endWidth={92}
          reference={{ at: average, label: t.average(percentShown(full, all)) }}
          mark={({ reports, fullReports }, { at, middle }) => {
            const share = shareOf(fullReports, reports);
            return (
              <>
                <line className="stem" x1={at(0)} x2={at(share)} y1={middle} y2={middle} />
                <circle className={share >= average && fullReports > 0 ? "warning" : "info"} cx={at(share)} cy={middle} r={5} />
              </>
            );
          }}
          end={({ reports, fullReports }) => ({
            strong: percentShown(fullReports, reports, 0),
            quiet: `${counted(fullReports)}/${counted(reports)}`,
          })}
        />
      )}
      table={() => (
        <PlotTable
          title={t.marksTitle}
          columns={[t.unit, t.fullReports, t.reports, t.share]}
          rows={units.map(({ unit, reports, fullReports, list }) => ({
            id: unit,
            name: nameOf(unit),
            to: list,
            cells: [counted(fullReports), counted(reports), percentShown(fullReports, reports)],
          }))}
          total={[t.total, counted(full), counted(all), percentShown(full, all)]}
        />
      )}
    />
  );
}
