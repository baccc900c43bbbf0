import { type ReactNode, useState } from "react";
import { useMessages } from "../../i18n/language.tsx";
import { messages } from "../../i18n/messages.ts";
import { Notice } from "../notice.tsx";
import { Segments } from "../segments.tsx";
import "../panel.css";
import "./plot-frame.css";

const texts = messages(
  { plot: "图", table: "表", view: "图或表", empty: "本期没有数据", loading: "正在读取" },
  { plot: "Plot", table: "Table", view: "Plot or table", empty: "No data in this period", loading: "Loading" },
);

interface PlotFrameProps {
  readonly title: string;
  /** What is counted, and in which unit. */
  readonly subtitle?: ReactNode;
  /** Of which reports and which time. */
  readonly source?: ReactNode;
  /** Where the numbers come from: what is drawn waits for them, and says so when they cannot be had. */
  readonly query: { readonly isPending: boolean; readonly error: unknown; refetch(): unknown };
  readonly isEmpty: boolean;
  /** Of the plot, kept while it loads and where it is empty. */
  readonly height: number;
  readonly extra?: ReactNode;
  plot(): ReactNode;
  /** The same numbers as rows; every plot has them. */
  table(): ReactNode;
}

/** A plot in a panel, with its table one switch away. */
export function PlotFrame({ title, subtitle, source, query, isEmpty, height, extra, plot, table }: PlotFrameProps) {
  const t = useMessages(texts);
  const [view, setView] = useState<"plot" | "table">("plot");
  const isReady = !query.isPending && !query.error && !isEmpty;
  return (
    <section className="panel plot-frame" aria-label={title} aria-busy={query.isPending}>
      <header>
        <h2>{title}</h2>
        {subtitle !== undefined && <span className="m s plot-subtitle">{subtitle}</span>}
        <span className="gap" />
        {extra}
        <Segments
          label={`${title} ${t.view}`}
          value={view}
          options={[
            { id: "plot", label: t.plot },
            { id: "table", label: t.table },
          ]}
          onChange={setView}
        />
      </header>
      <div className="plot-body" style={{ height }}>
        {query.isPending && <div className="plot-waiting" role="status" aria-label={t.loading} />}
        {query.error !== null && query.error !== undefined && <Notice error={query.error} retry={() => void query.refetch()} />}
        {!query.isPending && !query.error && isEmpty && <p className="plot-empty">{t.empty}</p>}
        {isReady && (view === "plot" ? plot() : <div className="plot-table-frame">{table()}</div>)}
      </div>
      {isReady && source !== undefined && <p className="m s plot-source">{source}</p>}
    </section>
  );
}
