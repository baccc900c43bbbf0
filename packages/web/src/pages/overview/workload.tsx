import { Link } from "react-router";
import { useMessages } from "../../i18n/language.tsx";
import { counted, dayShown, shareOf } from "../../ui/format.ts";
import { Notice } from "../../ui/notice.tsx";
import { rowPlotHeight } from "../../ui/plot/row-plot.tsx";
import { Who } from "../../ui/who.tsx";
import { words } from "../../ui/words.ts";
import { overviewTexts } from "./messages.ts";
import { sum, useWorkload, WORK_WEEKS } from "./statistics.ts";
import "../../ui/plot/plot-frame.css";

/** Who has decided how much, and what waits for whom. A table from the start, with small plots in its cells. */
export function Workload({ source }: { readonly source: string }) {
  const t = useMessages(overviewTexts);
  const w = useMessages(words);
  const query = useWorkload();
  const { items = [], weeks = [] } = query.data ?? {};
  const isEmpty = sum(items.map(({ assigned, decided }) => assigned + sum(decided))) === 0;
  const most = Math.max(1, ...items.map(({ assigned, decided }) => assigned + sum(decided)));
  const busiest = Math.max(1, ...items.flatMap(({ decided }) => decided));
  return (
    <section className="panel plot-frame" aria-label={t.workTitle} aria-busy={query.isPending}>
      <header>
        <h2>{t.workTitle}</h2>
        <span className="m s plot-subtitle">{t.workSubtitle(String(WORK_WEEKS))}</span>
      </header>
      <div className="plot-body" style={{ minHeight: rowPlotHeight(12) }}>
        {query.isPending && <div className="plot-waiting" />}
        {query.error && <Notice error={query.error} retry={() => void query.refetch()} />}
        {query.data && isEmpty && <p className="plot-empty">{t.empty}</p>}
        {query.data && !isEmpty && (
          <table className="plot-table work-table" aria-label={t.workTitle}>
            <thead>
              <tr>
                <th scope="col">{t.reviewer}</th>
                <th scope="col">{t.decidedAndOpen}</th>
                <th scope="col">{t.perWeek}</th>
                <th scope="col" className="r">
                  {t.decided}
                </th>
                <th scope="col" className="r">
                  {t.open}
                </th>
                <th scope="col" className="r">
                  {t.overdue}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ name, displayName, assigned, overdue, decided, list, overdueList }) => (
                <tr key={name ?? ""}>
                  <th scope="row">
                    <Link to={list}>
                      {name === null ? (
                        <span className="m">{t.nobody}</span>
                      ) : (
                        <>
                          <Who name={displayName} small /> {displayName}
                        </>
                      )}
                    </Link>
                  </th>
                  <td>
                    <span className="bar work-bar" aria-hidden="true">
                      <i className="fill-accent" style={{ width: `${shareOf(sum(decided), most)}%` }} />
                      <i className="fill-info" style={{ width: `${shareOf(assigned, most)}%` }} />
                    </span>
                  </td>
                  <td>
                    <span
                      className="weeks"
                      role="img"
                      aria-label={decided.map((count, at) => `${dayShown(weeks[at] ?? "")} ${counted(count)}`).join(" · ")}
                      title={decided.map((count, at) => `${dayShown(weeks[at] ?? "")} ${counted(count)}`).join(" · ")}
                    >
                      {decided.map((count, at) => (
                        <i key={weeks[at]} style={{ height: `${shareOf(count, busiest)}%` }} />
                      ))}
                    </span>
                  </td>
                  <td className="n r">{name === null ? <span className="m">{w.none}</span> : counted(sum(decided))}</td>
                  <td className="n r b">{counted(assigned)}</td>
                  <td className="n r">{overdue > 0 ? <Link to={overdueList}>{counted(overdue)}</Link> : <span className="m">0</span>}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t.total}</th>
                <td />
                <td />
                <td className="n r">{counted(sum(items.flatMap(({ decided }) => decided)))}</td>
                <td className="n r">{counted(sum(items.map(({ assigned }) => assigned)))}</td>
                <td className="n r">{counted(sum(items.map(({ overdue }) => overdue)))}</td>
              </tr>
            </tfoot>
          </table>
        )}
      </div>
      {query.data && !isEmpty && <p className="m s plot-source">{source}</p>}
    </section>
  );
}
