import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMessages } from "../../i18n/language.tsx";
import { counted } from "../../ui/format.ts";
import { overviewTexts } from "./messages.ts";
import { percentShown, type ScoreStatistics, type Statistics, sum } from "./statistics.ts";

interface KeyFiguresProps {
  readonly statistics: Statistics | undefined;
  readonly scores: ScoreStatistics | undefined;
  /** The page's filter, for the lists behind the figures. */
  readonly findings: (own: string) => string;
  readonly documents: (own: string) => string;
}

/** The line of numbers above the plots. */
export function KeyFigures({ statistics, scores, findings, documents }: KeyFiguresProps) {
  const t = useMessages(overviewTexts);
  if (!statistics) return <div className="panel key-figures" />;
  const {
    reports,
    findings: { all },
    precision,
  } = statistics;
  const [right, wrong] = [sum(precision.map((rule) => rule.right)), sum(precision.map((rule) => rule.wrong))];
  const { fullReports = 0, reports: scored = 0 } = scores?.all ?? {};
  return (
    <dl className="panel key-figures">
      <KeyFigure name={t.documents} to={documents("")} note={t.submissions(counted(reports.submissions))}>
        {counted(reports.documents)}
      </KeyFigure>
      <KeyFigure name={t.checked} to={documents(reports.failed > 0 ? "status=failed" : "")} note={t.failed(counted(reports.failed))}>
        {counted(reports.checked)}
      </KeyFigure>
      <KeyFigure name={t.figures} note={t.ofFigures(counted(reports.coverage.checked), counted(reports.coverage.figures))}>
        {percentShown(reports.coverage.checked, reports.coverage.figures)}
      </KeyFigure>
      <KeyFigure name={t.errors} to={findings("severity=error")} look="err">
        {counted(all.error)}
      </KeyFigure>
      <KeyFigure name={t.warnings} to={findings("severity=warning")} look="warn">
        {counted(all.warning)}
      </KeyFigure>
      <KeyFigure name={t.unsettled} to={findings("state=open,confirmed,sent,answered")} note={t.ofAll(counted(all.total))}>
        {counted(all.unsettled)}
      </KeyFigure>
      <KeyFigure name={t.fullMarks} to={documents("latest=true&fullMarks=true")} note={t.ofFigures(counted(fullReports), counted(scored))}>
        {percentShown(fullReports, scored)}
      </KeyFigure>
      <KeyFigure name={t.precision} note={t.judged(counted(right + wrong))}>
        {percentShown(right, right + wrong)}
      </KeyFigure>
    </dl>
  );
}

interface KeyFigureProps {
  readonly name: string;
  readonly to?: string;
  readonly note?: string;
  readonly look?: "err" | "warn";
  readonly children: ReactNode;
}

function KeyFigure({ name, to, note, look = undefined, children }: KeyFigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={`n ${look ?? ""}`}>
        {to === undefined ? children : <Link to={to}>{children}</Link>}
        {note !== undefined && <span className="m s">{note}</span>}
      </dd>
    </div>
  );
}
