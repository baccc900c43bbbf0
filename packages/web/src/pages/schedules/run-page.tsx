import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { isProblem } from "../../api/problem.ts";
import { useMessages } from "../../i18n/language.tsx";
import { counted, shareOf, timeShown, useSpan } from "../../ui/format.ts";
import { Notice } from "../../ui/notice.tsx";
import { PlotFrame } from "../../ui/plot/plot-frame.tsx";
import { PlotTable } from "../../ui/plot/plot-table.tsx";
import { RowPlot, rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { StackedBar } from "../../ui/plot/stacked-bar.tsx";
import { SEVERITIES, SeverityMark } from "../../ui/severity-mark.tsx";
import { shortName } from "../../ui/who.tsx";
import { useRules, useRuleTitle } from "../rules/rules.ts";
import "../../ui/panel.css";
import "../../ui/table.css";
import "../page-head.css";
import { CancelRun } from "./cancel-run.tsx";
import { scheduleTexts } from "./messages.ts";
import { useRunFault } from "./run-faults.ts";
import { RunFiles } from "./run-files.tsx";
import { RunState } from "./run-state.tsx";
import "./schedules.css";
import { isMoving, type RunReport, useRunReport } from "./schedules.ts";

/** One run: how far it is, what it found, and what it could not take in. */
export default function RunPage() {
  const t = useMessages(scheduleTexts);
  const { id = "" } = useParams();
  const report = useRunReport(id);
  return (
    <main id="main" className="page">
      <nav className="trail" aria-label={t.back}>
        <Link to="/schedules">← {t.back}</Link>
      </nav>
      {isProblem(report.error, "not-found") ? (
        <p className="empty">{t.unknown}</p>
      ) : (
        report.error && <Notice error={report.error} retry={() => void report.refetch()} />
      )}
      {report.data && (
        <>
          <Head report={report.data} />
          <Figures report={report.data} />
          <div className="run-plots">
            <Found report={report.data} query={report} by="rule" />
            <Found report={report.data} query={report} by="unit" />
          </div>
          <Faults report={report.data} />
          <RunFiles id={id} moving={isMoving(report.data.run)} />
        </>
      )}
    </main>
  );
}

function Head({ report: { run, documents, rate } }: { readonly report: RunReport }) {
  const t = useMessages(scheduleTexts);
  const span = useSpan();
  const isOn = isMoving(run);
  return (
    <section className="panel run-head" aria-label={t.run}>
      <header>
        <h1>{run.name}</h1>
        <RunState state={run.state} />
        {isOn && <CancelRun id={run.id} />}
        <span className="gap" />
        <span className="m s">
          {t.started} <span className="n">{timeShown(run.startedAt)}</span> · {t.by} {shortName(run.startedBy)}
          {run.endedAt && (
            <>
              {" "}
              · {t.took} <span className="n">{span(Date.parse(run.endedAt) - Date.parse(run.startedAt))}</span>
            </>
          )}
        </span>
      </header>
      <div
        className="bar"
        role="progressbar"
        aria-label={t.progress(counted(documents.done), counted(documents.found))}
        aria-valuemin={0}
        aria-valuemax={documents.found}
        aria-valuenow={documents.done}
      >
        <i className={isOn ? "fill-accent" : "fill-ok"} style={{ width: `${shareOf(documents.done, documents.found)}%` }} />
      </div>
      <p className="s" aria-live="polite">
        <span className="n">{t.progress(counted(documents.done), counted(documents.found))}</span>
        {rate && (
          <span className="m n">
            {" "}
            · {t.rate(String(rate.perMinute))}
            {isOn && rate.remainingSeconds > 0 && ` · ${t.left(span(rate.remainingSeconds * 1000))}`}
          </span>
        )}
        <Ending run={run} />
      </p>
      <p className="m s cut" title={run.sources.join("\n")}>
        {t.sources} {run.sources.join(" · ")}
      </p>
    </section>
  );
}

/** Why a run stopped before its end, or who stopped it. */
function Ending({ run: { state, detail } }: Pick<RunReport, "run">) {
  const t = useMessages(scheduleTexts);
  if (detail === "") return null;
  return state === "cancelled" ? (
    <span className="m"> · {t.cancelledBy(shortName(detail))}</span>
  ) : (
    <span className="err"> · {detail}</span>
  );
}

function Figures({ report: { files, gone, failed, findings } }: { readonly report: RunReport }) {
  const t = useMessages(scheduleTexts);
  const shown: readonly (readonly [string, number, string?])[] = [
    [t.filesNew, files.new],
    [t.filesChanged, files.changed],
    [t.filesUnchanged, files.unchanged],
    [t.filesGone, gone.length],
    [t.filesFailed, failed.length, failed.length > 0 ? "err" : ""],
  ];
  return (
    <dl className="panel run-figures">
      {shown.map(([name, count, look = ""]) => (
        <Figure key={name} name={name}>
          <span className={look}>{counted(count)}</span>
        </Figure>
      ))}
      <Figure name={t.findings}>
        {counted(findings.total)}
        <span className="m s">
          {SEVERITIES.map((severity) => (
            <span key={severity} className="run-severity">
              <SeverityMark severity={severity} /> {counted(findings.severity[severity] ?? 0)}
            </span>
          ))}
        </span>
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="n">{children}</dd>
    </div>
  );
}

const MOST_ROWS = 8;

function Found({
  report,
  query,
  by,
}: {
  readonly report: RunReport;
  readonly query: ReturnType<typeof useRunReport>;
  readonly by: "rule" | "unit";
}) {
  const t = useMessages(scheduleTexts);
  const rules = useRules().data ?? [];
  const titleOf = useRuleTitle();
  const nameOf = (id: string) => {
    if (by === "unit") return id || t.noUnit;
    const rule = rules.find((one) => one.id === id);
    return rule ? titleOf(rule) : id;
  };
  const rows = Object.entries(report.findings[by])
    .map(([id, count]) => ({
      id,
      name: nameOf(id),
      to: `/findings?${new URLSearchParams({ runId: report.run.id, [by === "rule" ? "ruleId" : "unit"]: id })}`,
      label: `${nameOf(id)} ${counted(count)}`,
      count,
    }))
    .sort((one, other) => other.count - one.count);
  const title = by === "rule" ? t.findingsByRule : t.findingsByUnit;
  return (
    <PlotFrame
      title={title}
      subtitle={t.inThisRun}
      query={query}
      isEmpty={rows.length === 0}
      height={rowPlotHeight(Math.min(MOST_ROWS, Math.max(4, rows.length)))}
      plot={() => (
        <RowPlot
          title={title}
          rows={rows.slice(0, MOST_ROWS)}
          domain={[0, Math.max(1, ...rows.map(({ count }) => count))]}
          mark={({ count }, scale) => <StackedBar parts={[{ look: "accent", value: count }]} scale={scale} />}
        />
      )}
      table={() => (
        <PlotTable
          title={title}
          columns={[by === "rule" ? t.rule : t.unit, t.count]}
          rows={rows.map(({ id, name, to, count }) => ({ id, name, to, cells: [counted(count)] }))}
        />
      )}
    />
  );
}

/** What could not be taken in or read, with the cause and what to do; then what is gone. */
function Faults({ report: { run, failed, gone } }: { readonly report: RunReport }) {
  const t = useMessages(scheduleTexts);
  const faultOf = useRunFault();
  return (
    <>
      <h2 className="part-head">
        {t.faults} <span className="n m">{counted(failed.length)}</span>
      </h2>
      <div className="panel table-frame">
        {failed.length === 0 ? (
          <p className="empty">{isMoving(run) ? "" : run.state === "cancelled" ? t.noFaultsUntilCancelled : t.noFaults}</p>
        ) : (
          <table className="table" aria-label={t.faults}>
            <thead>
              <tr>
                <th scope="col">{t.origin}</th>
                <th scope="col">{t.reason}</th>
                <th scope="col">{t.todo}</th>
              </tr>
            </thead>
            <tbody>
              {failed.map(({ origin, reason }) => {
                const { name, remedy, detail } = faultOf(reason);
                return (
                  <tr key={origin}>
                    <td title={origin}>{origin}</td>
                    <td title={detail}>
                      <span className="st fail">{name}</span> <span className="m s">{detail}</span>
                    </td>
                    <td>{remedy}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
      {gone.length > 0 && (
        <details className="panel gone">
          <summary>
            {t.gone} <span className="n m">{counted(gone.length)}</span>
          </summary>
          <ul>
            {gone.map((origin) => (
              <li key={origin}>{origin}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
