import { type ReactNode, useState } from "react";
import { useMessages } from "../i18n/language.tsx";
import { messages } from "../i18n/messages.ts";
import "./panel.css";
import "./plot-frame.css";
import { Segments } from "./segments.tsx";

const texts = messages({ plot: "图", table: "表", view: "图或表" }, { plot: "Plot", table: "Table", view: "Plot or table" });

interface PlotFrameProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly plot: ReactNode;
  /** The same numbers as rows; every plot has them. */
  readonly table: ReactNode;
}

/** A plot in a panel, with its table one switch away. */
export function PlotFrame({ title, subtitle, plot, table }: PlotFrameProps) {
  const t = useMessages(texts);
  const [view, setView] = useState<"plot" | "table">("plot");
  return (
    <section className="panel plot-frame" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {subtitle !== undefined && <span className="m s">{subtitle}</span>}
        <span className="gap" />
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
      {view === "plot" ? plot : table}
    </section>
  );
}
