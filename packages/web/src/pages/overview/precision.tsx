import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { counted, shareOf } from "../../ui/format.ts";
import { PlotFrame } from "../../ui/plot/plot-frame.tsx";
import { PlotTable } from "../../ui/plot/plot-table.tsx";
import { RowPlot, rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { overviewTexts } from "./messages.ts";
import { percentShown, type RulePrecision, sum, type useStatistics } from "./statistics.ts";

const MOST_ROWS = 11;
/** A rule that is wrong more often than this is to be made quieter (docs/accuracy.md). */
const GOOD = 90;

/** How often reviewers agreed with each rule, with what chance alone could make of it. */
export function RulesPrecision({ query, source }: { readonly query: ReturnType<typeof useStatistics>; readonly source: string }) {
  const t = useMessages(overviewTexts);
  const { language } = useLanguage();
  const rules = [...(query.data?.precision ?? [])].sort((one, other) => judgedOf(other) - judgedOf(one));
  const shown = rules.slice(0, MOST_ROWS).sort((one, other) => shareRight(other) - shareRight(one));
  const [right, wrong] = [sum(rules.map((rule) => rule.right)), sum(rules.map((rule) => rule.wrong))];
  const least = Math.min(80, ...shown.map(({ lowerBound }) => Math.floor(lowerBound * 5) * 20));
  const interval = ({ lowerBound, upperBound }: RulePrecision) => `${(lowerBound * 100).toFixed(1)}–${(upperBound * 100).toFixed(1)}%`;
  return (
    <PlotFrame
      title={t.precisionTitle}
      subtitle={t.precisionSubtitle}
      source={rules.length > MOST_ROWS ? `${source} · ${t.leastJudged(String(MOST_ROWS))}` : source}
      query={query}
      isEmpty={right + wrong === 0}
      height={rowPlotHeight(MOST_ROWS, { axis: true })}
      plot={() => (
        <RowPlot
          title={t.precisionTitle}
          rows={shown.map((rule) => ({
            id: rule.ruleId,
            name: rule.title[language],
            to: rule.list,
            label: t.precisionRow(rule.title[language], percentShown(rule.right, judgedOf(rule)), counted(rule.right), counted(rule.wrong)),
            rule,
          }))}
          domain={[least, 100]}
          ticks={[0, 20, 40, 60, 80, 100].filter((tick) => tick >= least)}
          tick={(value) => `${value}%`}
          nameWidth={language === "zh" ? 126 : 168}
          endWidth={98}
          reference={{ at: shareOf(right, right + wrong), label: "" }}
          mark={({ rule }, { at, middle }) => (
            <>
              <line className="whisker" x1={at(rule.lowerBound * 100)} x2={at(rule.upperBound * 100)} y1={middle} y2={middle} />
              <circle className={shareRight(rule) >= GOOD ? "ok" : "warning"} cx={at(shareRight(rule))} cy={middle} r={5} />
            </>
          )}
          end={({ rule }) => ({ strong: percentShown(rule.right, judgedOf(rule)), quiet: counted(judgedOf(rule)) })}
        />
      )}
      table={() => (
        <PlotTable
          title={t.precisionTitle}
          columns={[t.rule, t.right, t.wrong, t.precision, t.interval]}
          rows={rules.map((rule) => ({
            id: rule.ruleId,
            name: rule.title[language],
            to: rule.list,
            cells: [counted(rule.right), counted(rule.wrong), percentShown(rule.right, judgedOf(rule)), interval(rule)],
          }))}
          total={[t.total, counted(right), counted(wrong), percentShown(right, right + wrong), ""]}
        />
      )}
    />
  );
}

function judgedOf({ right, wrong }: RulePrecision): number {
  return right + wrong;
}

function shareRight(rule: RulePrecision): number {
  return shareOf(rule.right, judgedOf(rule));
}
