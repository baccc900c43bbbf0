import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { dayShown, timeShown } from "../../ui/format.ts";
import { useKindName } from "../../ui/kind.ts";
import { STATES, useStateNames } from "../../ui/state-mark.tsx";
import "../page-head.css";
import { FindingGroups } from "./finding-groups.tsx";
import { FindingsByYear } from "./findings-by-year.tsx";
import { FullMarks } from "./full-marks.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { overviewTexts } from "./messages.ts";
import { OverviewFilter } from "./overview-filter.tsx";
import "./overview.css";
import { RulesPrecision } from "./precision.tsx";
import { Scores } from "./scores.tsx";
import { type StatisticsFilter, useScores, useStatistics, useStatisticsFilter } from "./statistics.ts";
import { Trend } from "./trend.tsx";
import { Workload } from "./workload.tsx";

/** 总览: what a season's reports look like, for supervisors. Every mark leads to the list that it counts. */
export default function OverviewPage() {
  const t = useMessages(overviewTexts);
  const { language } = useLanguage();
  const kindName = useKindName();
  const stateNames = useStateNames();
  const filter = useStatisticsFilter();
  const statistics = useStatistics();
  const scores = useScores();
  const groups = statistics.data?.findings;
  const years = (groups?.year ?? []).flatMap(({ name }) => (name === "" ? [] : [name])).sort();
  const [first, last] = [years[0], years.at(-1)];
  const source = first !== undefined && last !== undefined ? t.period(first, last) : t.allPeriods;
  const received = statistics.data?.reports.period;
  const states = STATES.flatMap((state) => groups?.state.find(({ name }) => name === state) ?? []);
  const shared = { query: statistics, source };
  return (
    <main id="main" className="page overview">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="m s n">
          {statistics.dataUpdatedAt > 0 && t.updated(timeShown(new Date(statistics.dataUpdatedAt).toISOString()))}
        </span>
        {received && <span className="m s n">{t.received(dayShown(received.from), dayShown(received.to))}</span>}
        <span className="gap" />
        <OverviewFilter />
      </div>
      <KeyFigures
        statistics={statistics.data}
        scores={scores.data}
        findings={(own) => `/findings?${addressOf(filter, "reportKind")}${own}`}
        documents={(own) => `/documents?${addressOf(filter, "kind")}${own}`}
      />
      <div className="plots">
        <FindingGroups
          {...shared}
          title={t.byRule}
          of={t.rule}
          groups={groups?.rule}
          nameOf={({ name, title }) => title?.[language] ?? name}
        />
        <FullMarks query={scores} source={source} />
        <Scores query={scores} source={source} />
        <Trend source={source} />
        <RulesPrecision {...shared} />
        <Workload source={source} />
        <FindingGroups {...shared} title={t.byUnit} of={t.unit} groups={groups?.unit} nameOf={({ name }) => name || t.noUnit} />
        <FindingsByYear {...shared} groups={groups?.year} />
        <div className="plot-pair">
          <FindingGroups
            {...shared}
            rows={5}
            title={t.byState}
            of={t.state}
            groups={states}
            nameOf={({ name }) => STATES.flatMap((state) => (state === name ? [stateNames[state]] : []))[0] ?? name}
          />
          <FindingGroups
            {...shared}
            rows={4}
            title={t.byKind}
            of={t.kind}
            groups={groups?.reportKind}
            nameOf={({ name }) => kindName(name)}
          />
        </div>
      </div>
    </main>
  );
}

/** The page's filter as the lists take it, ending so that more can follow. */
function addressOf({ year, unit, kind }: StatisticsFilter, kindKey: "kind" | "reportKind"): string {
  const query = new URLSearchParams({
    ...(unit ? { unit: unit.join(",") } : {}),
    ...(year ? { year: year.join(",") } : {}),
    ...(kind ? { [kindKey]: kind.join(",") } : {}),
  });
  return query.size === 0 ? "" : `${query}&`;
}
