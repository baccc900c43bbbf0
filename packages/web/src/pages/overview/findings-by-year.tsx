import { useMessages } from "../../i18n/language.tsx";
import { counted } from "../../ui/format.ts";
import { ColumnPlot, roundedUp } from "../../ui/plot/column-plot.tsx";
import { PlotFrame } from "../../ui/plot/plot-frame.tsx";
import { rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { SEVERITIES } from "../../ui/severity-mark.tsx";
import { GroupTable, SeverityLegend, useGroupLabel } from "./finding-groups.tsx";
import { overviewTexts } from "./messages.ts";
import type { FindingGroup, useStatistics } from "./statistics.ts";

const HEIGHT = rowPlotHeight(12);

interface FindingsByYearProps {
  readonly groups: readonly FindingGroup[] | undefined;
  readonly query: ReturnType<typeof useStatistics>;
  readonly source: string;
}

/** Findings by the year that the reports are about, as columns in the order of time. */
export function FindingsByYear({ groups = [], query, source }: FindingsByYearProps) {
  const t = useMessages(overviewTexts);
  const label = useGroupLabel();
  const nameOf = ({ name }: FindingGroup) => name || t.noYear;
  const years = groups.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <PlotFrame
      title={t.byYear}
      subtitle={t.findingsUnit}
      extra={<SeverityLegend />}
      source={source}
      query={query}
      isEmpty={years.length === 0}
      height={HEIGHT}
      plot={() => (
        <ColumnPlot
          title={t.byYear}
          unit={t.findingsUnit}
          rows={years.map((group) => ({ id: group.name, name: nameOf(group), to: group.list, label: label(nameOf(group), group), group }))}
          height={HEIGHT}
          domain={[0, roundedUp(Math.max(...years.map(({ total }) => total)))]}
          mark={({ group }, { at, middle, width }) => {
            const ends = SEVERITIES.map((_, upTo) => SEVERITIES.slice(0, upTo + 1).reduce((all, severity) => all + group[severity], 0));
            return (
              <>
                {SEVERITIES.map((severity, place) => {
                  const [from, to] = [ends[place - 1] ?? 0, ends[place] ?? 0];
                  if (to === from) return null;
                  return (
                    <rect
                      key={severity}
                      className={severity}
                      x={middle - width / 2}
                      y={at(to)}
                      width={width}
                      height={Math.max(1, at(from) - at(to) - (from > 0 ? 1 : 0))}
                      rx={2}
                    />
                  );
                })}
                <text className="num" x={middle} y={at(group.total) - 6} textAnchor="middle">
                  {counted(group.total)}
                </text>
              </>
            );
          }}
        />
      )}
      table={() => <GroupTable title={t.byYear} of={t.year} groups={years} nameOf={nameOf} />}
    />
  );
}
