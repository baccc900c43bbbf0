import type { Block, Cell, SourceDocument, Table } from "@gouji/document";
import { type CSSProperties, memo, type ReactNode, type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import type { Mark } from "../../../finding/marks.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { counted } from "../../../ui/format.ts";
import { type Hover, isLit } from "../hover.ts";
import type { Figure } from "../figures.ts";
import { blockId, cellId, locator, type Spot } from "./locate.ts";
import { viewerTexts } from "./messages.ts";
import type { PagesHandle } from "./pdf-pages.tsx";
import type { Zoom } from "./pages-geometry.ts";
import "./source-view.css";

interface SourceViewProps {
  readonly source: SourceDocument;
  readonly marks: readonly Mark[];
  readonly target: readonly Mark[];
  readonly expected: string | undefined;
  readonly figures: readonly Figure[];
  readonly hover: Hover;
  readonly zoom: Zoom;
  readonly label: string;
  readonly handle?: RefObject<PagesHandle | null>;
  readonly note?: ReactNode;
  onFigure(id: string, anchor: Element): void;
}

/** A piece of text that is lit: a figure of the finding, or a tick. */
interface Lit extends Spot {
  readonly mark?: Mark;
  readonly figure?: Figure;
}

const NONE: readonly Lit[] = [];
/** Beyond this a table is cut, save for rows that the finding needs; it stays a page to be read, not a data sheet. */
const MOST_ROWS = 400;

/** A document that has no pages of its own (Word, Excel, web pages), or whose pages cannot be drawn: as it was read, tables as tables. */
export function SourceView({ source, marks, target, expected, figures, hover, zoom, label, handle, note, onFigure }: SourceViewProps) {
  const scroller = useRef<HTMLElement>(null);
  const locate = useMemo(() => locator(source), [source]);
  const lit = useMemo(() => {
    const byHolder = new Map<string, Lit[]>();
    const add = (one: Lit | undefined) => one && byHolder.set(one.id, [...(byHolder.get(one.id) ?? []), one]);
    for (const mark of marks) if (!mark.at.document) add(withMark(locate(mark.at, mark.text), mark));
    for (const figure of figures) add(withFigure(locate(figure.at, figure.printed), figure));
    return byHolder;
  }, [marks, figures, locate]);

  const goToMarks = (wanted: readonly Mark[]) => {
    const element = wanted
      .map(({ ref }) => scroller.current?.querySelector<HTMLElement>(`mark[data-ref="${CSS.escape(ref)}"]`))
      .find((one) => one);
    element?.scrollIntoView({ block: "center", inline: "nearest" });
  };
  useImperativeHandle(handle, () => ({
    goToPage: (number) => scroller.current?.querySelector(`[data-page="${number}"]`)?.scrollIntoView({ block: "start" }),
    goToMarks,
    focus: () => scroller.current?.focus(),
  }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes where the finding stands when that, or the document, becomes another
  useEffect(() => goToMarks(target), [target, source]);

  const shown = { lit, hover, expected, onFigure };
  let page: number | null | undefined;
  let sheet: string | undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="pages source" ref={scroller} tabIndex={0} aria-label={label}>
      <article className="paper" style={{ "--zoom": zoom === "fit" ? 1 : zoom } as CSSProperties}>
        {note}
        {source.blocks.map((block, index) => {
          const id = blockId(index);
          const table = block.kind === "table" && block.table !== undefined ? source.tables[block.table] : undefined;
          const head = table?.sheet !== undefined && table.sheet !== sheet ? table.sheet : undefined;
          sheet = table?.sheet ?? sheet;
          const anchor = typeof block.at.page === "number" && block.at.page !== page ? block.at.page : undefined;
          page = block.at.page ?? page;
          return (
            <div key={id} className="source-block" {...(anchor === undefined ? {} : { "data-page": anchor })}>
              {head !== undefined && <h3 className="sheet-name">{head}</h3>}
              {table ? (
                <TableView table={table} {...shown} />
              ) : (
                <BlockView block={block} lit={lit.get(id) ?? NONE} hover={hover} expected={expected} onFigure={onFigure} />
              )}
            </div>
          );
        })}
      </article>
    </section>
  );
}

interface Shown {
  readonly hover: Hover;
  readonly expected: string | undefined;
  onFigure(id: string, anchor: Element): void;
}

function BlockView({ block, lit, ...shown }: Shown & { readonly block: Block; readonly lit: readonly Lit[] }) {
  const text = <LitText text={block.text} lit={lit} {...shown} />;
  if (block.kind === "heading") return <p className={`source-heading level${Math.min(block.level ?? 1, 4)}`}>{text}</p>;
  if (block.kind === "caption") return <p className="source-caption">{text}</p>;
  if (block.kind === "furniture") return <p className="source-furniture">{text}</p>;
  return <p className={`source-${block.kind}`}>{text}</p>;
}

const TableView = memo(function TableView({
  table,
  lit,
  ...shown
}: Shown & { readonly table: Table; readonly lit: ReadonlyMap<string, readonly Lit[]> }) {
  const t = useMessages(viewerTexts);
  const rows = useMemo(() => {
    const byRow = Array.from({ length: table.rows }, (): Cell[] => []);
    for (const cell of table.cells) byRow[cell.row]?.push(cell);
    return byRow;
  }, [table]);
  const needed = new Set(
    table.cells.flatMap((cell) => ((lit.get(cellId(table.index, cell)) ?? NONE).some(({ mark }) => mark) ? [cell.row] : [])),
  );
  const kept = rows.map((cells, row) => ({ cells, row })).filter(({ row }) => row < MOST_ROWS || needed.has(row));
  return (
    <div className="source-table">
      <table>
        <tbody>
          {kept.map(({ cells, row }) => (
            <tr key={row}>
              {cells.map((cell) => {
                const Tag = row < table.header ? "th" : "td";
                return (
                  <Tag
                    key={cell.col}
                    {...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {})}
                    {...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {})}
                    className={isNumber(cell.text) ? "figure" : ""}
                  >
                    <LitText text={cell.text} lit={lit.get(cellId(table.index, cell)) ?? NONE} {...shown} />
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {kept.length < rows.length && <p className="m s">{t.cut(counted(rows.length - kept.length))}</p>}
    </div>
  );
});

/** The text with its lit pieces; where they overlap the finding's own goes before a tick. */
function LitText({ text, lit, hover, expected, onFigure }: Shown & { readonly text: string; readonly lit: readonly Lit[] }) {
  const t = useMessages(viewerTexts);
  if (lit.length === 0) return text;
  const verdicts = { confirmed: t.tickConfirmed, failing: t.tickFailing, untested: t.tickUntested };
  const ordered = lit.toSorted((one, other) => Number(other.mark !== undefined) - Number(one.mark !== undefined));
  const chosen: Lit[] = [];
  for (const one of ordered)
    if (one.end > one.start && !chosen.some((other) => other.start < one.end && one.start < other.end)) chosen.push(one);
  chosen.sort((one, other) => one.start - other.start);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end, mark, figure } of chosen) {
    pieces.push(text.slice(at, start));
    const inner = text.slice(start, end);
    if (mark)
      pieces.push(
        <mark
          key={start}
          className={`lit-text ${mark.role} ${isLit(hover, mark.ref) ? "lit" : ""}`}
          data-ref={mark.ref}
          {...hover.on(mark.ref)}
        >
          {mark.letter !== "" && <b aria-hidden="true">{mark.letter}</b>}
          {inner}
          {mark.role === "stated" && expected !== undefined && <em className="n">{expected}</em>}
        </mark>,
      );
    else if (figure)
      pieces.push(
        <button
          type="button"
          key={start}
          tabIndex={-1}
          className={`tick-text ${figure.mark}`}
          title={verdicts[figure.mark]}
          onClick={({ currentTarget }) => onFigure(figure.id, currentTarget)}
        >
          {inner}
        </button>,
      );
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}

function withMark(spot: Spot | undefined, mark: Mark): Lit | undefined {
  return spot && { ...spot, mark };
}

function withFigure(spot: Spot | undefined, figure: Figure): Lit | undefined {
  return spot && { ...spot, figure };
}

function isNumber(text: string): boolean {
  return /^[-−(（]?[\d,，.]+\s*[%％]?[)）]?$/u.test(text.trim());
}
