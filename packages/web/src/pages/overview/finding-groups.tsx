import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { counted } from "../../ui/format.ts";
import { PlotFrame } from "../../ui/plot/plot-frame.tsx";
import { PlotTable } from "../../ui/plot/plot-table.tsx";
import { RowPlot, rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { StackedBar } from "../../ui/plot/stacked-bar.tsx";
import { SEVERITIES, useSeverityNames } from "../../ui/severity-mark.tsx";
import { overviewTexts } from "./messages.ts";
import { type FindingGroup, sum, type useStatistics } from "./statistics.ts";

const MOST_ROWS = 12;

interface FindingGroupsProps {
  readonly title: string;
  /** What a row is: the head of the table's first column. */
  readonly of: string;
  readonly groups: readonly FindingGroup[] | undefined;
  nameOf(group: FindingGroup): string;
  readonly query: ReturnType<typeof useStatistics>;
  readonly source: string;
  readonly rows?: number;
}

/** Findings by rule, unit, year or state: a bar each, of errors, warnings and hints. */
export function FindingGroups({ title, of, groups = [], nameOf, query, source, rows: most = MOST_ROWS }: FindingGroupsProps) {
  const t = useMessages(overviewTexts);
  const shown = groups.slice(0, most);
  const others = groups.slice(most);
  const label = useGroupLabel();
  const { language } = useLanguage();
  return (
    <PlotFrame
      title={title}
      subtitle={groups.length > most ? t.first(String(most)) : t.findingsUnit}
      extra={<SeverityLegend />}
      source={
        others.length > 0 ? `${source} · ${t.others(counted(others.length), counted(sum(others.map(({ total }) => total))))}` : source
      }
      query={query}
      isEmpty={groups.length === 0}
      height={rowPlotHeight(most)}
      plot={() => (
        <RowPlot
          title={title}
          // Names of rules are sentences in English.
          nameWidth={language === "zh" || groups[0]?.title === undefined ? 126 : 168}
          rows={shown.map((group) => ({ id: group.name, name: nameOf(group), to: group.list, label: label(nameOf(group), group), group }))}
          domain={[0, Math.max(1, ...shown.map(({ total }) => total))]}
          mark={({ group }, scale) => (
            <StackedBar parts={SEVERITIES.map((severity) => ({ look: severity, value: group[severity] }))} scale={scale} />
          )}
        />
      )}
      table={() => <GroupTable title={title} of={of} groups={groups} nameOf={nameOf} />}
    />
  );
}

/** Its name and numbers in words. */
export function useGroupLabel(): (name: string, group: FindingGroup) => string {
  const t = useMessages(overviewTexts);
  const severities = useSeverityNames();
  return (name, group) => {
    const parts = SEVERITIES.map((severity) => `${severities[severity]} ${counted(group[severity])}`);
    return `${name} ${counted(group.total)}${t.pairs}${parts.join(" ")}`;
  };
}

/** The numbers of all groups, those too that have no bar. */
export function GroupTable({
  title,
  of,
  groups,
  nameOf,
}: Required<Pick<FindingGroupsProps, "title" | "of" | "nameOf">> & { readonly groups: readonly FindingGroup[] }) {
  const t = useMessages(overviewTexts);
  const severities = useSeverityNames();
  return (
    <PlotTable
      title={title}
      columns={[of, ...SEVERITIES.map((severity) => severities[severity]), t.all, t.unsettled]}
      rows={groups.map((group) => ({
        id: group.name,
        name: nameOf(group),
        to: group.list,
        cells: [group.error, group.warning, group.info, group.total, group.unsettled].map(counted),
      }))}
      total={[
        t.total,
        ...SEVERITIES.map((severity) => counted(sum(groups.map((group) => group[severity])))),
        counted(sum(groups.map(({ total }) => total))),
        counted(sum(groups.map(({ unsettled }) => unsettled))),
      ]}
    />
  );
}

export function SeverityLegend() {
  const names = useSeverityNames();
  return (
    <span className="plot-legend m s">
      {SEVERITIES.map((severity) => (
        <span key={severity}>
          <i className={`fill-${severity}`} />
          {names[severity]}
        </span>
      ))}
    </span>
  );
}
