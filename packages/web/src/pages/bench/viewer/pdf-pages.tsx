import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type ReactNode, type RefObject, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { Mark } from "../../../finding/marks.ts";
import type { TextBox } from "./boxes.ts";
import { PdfPage } from "./pdf-page.tsx";
import type { PageSize } from "./pdf-file.ts";
import { type PlacedPage, scrollFor, shownPages, usePages, type Zoom } from "./pages-geometry.ts";

export interface PagesHandle {
  goToPage(number: number): void;
  goToMarks(marks: readonly Mark[]): void;
  focus(): void;
}

interface PdfPagesProps {
  readonly pdf: PDFDocumentProxy;
  readonly first: PageSize;
  readonly zoom: Zoom;
  readonly label: string;
  /** Shown when this view opens, and whenever it becomes another. */
  readonly target: readonly Mark[];
  readonly handle?: RefObject<PagesHandle | null>;
  readonly overlay: (page: PlacedPage, texts: readonly TextBox[]) => ReactNode;
  onPages?(first: number, last: number): void;
}

/** Drawn beyond the window, in CSS pixels. */
const AHEAD = 400;

/** The pages of a PDF one below the other; only those near the window are drawn. */
export function PdfPages({ pdf, first, zoom, label, target, handle, overlay, onPages }: PdfPagesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [view, setView] = useState({ top: 0, height: 0 });
  const { pages, total, learn } = usePages(pdf.numPages, first, room, zoom);
  const latest = useRef(pages);
  latest.current = pages;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      setRoom(element.clientWidth);
      setView({ top: element.scrollTop, height: element.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const goToMarks = useCallback((marks: readonly Mark[]) => {
    const element = scroller.current;
    if (!element) return;
    const boxes = marks.flatMap(({ at: { page, box, document } }) => (page && box && !document ? [{ page, y0: box[1], y1: box[3] }] : []));
    const top = scrollFor(latest.current, boxes, element.clientHeight);
    const page = marks[0]?.at.page;
    if (top !== undefined) element.scrollTop = top;
    // A mark without a box stands for its page.
    else if (typeof page === "number") element.scrollTop = (latest.current[page - 1]?.top ?? 6) - 6;
  }, []);
  const goToPage = useCallback((number: number) => {
    const page = latest.current[number - 1];
    if (page && scroller.current) scroller.current.scrollTop = page.top - 6;
  }, []);
  useImperativeHandle(handle, () => ({ goToPage, goToMarks, focus: () => scroller.current?.focus() }), [goToPage, goToMarks]);

  // Opens at the place, also after the pages before it turned out to be of other sizes, until somebody scrolls.
  const held = useRef<readonly Mark[] | undefined>(undefined);
  useLayoutEffect(() => {
    held.current = target;
  }, [target]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout of the pages moves the place, and so does another target
  useLayoutEffect(() => {
    if (room > 0 && held.current) goToMarks(held.current);
  }, [room, pages, target, goToMarks]);

  // Another zoom keeps the middle of the window where it is.
  const before = useRef(pages);
  useLayoutEffect(() => {
    const element = scroller.current;
    const old = before.current;
    before.current = pages;
    if (!element || old === pages || held.current) return;
    const middle = element.scrollTop + element.clientHeight / 2;
    const at = old.findLast(({ top }) => top <= middle);
    const now = at && pages[at.number - 1];
    if (at && now) element.scrollTop = now.top + ((middle - at.top) / at.height) * now.height - element.clientHeight / 2;
  }, [pages]);

  const shown = shownPages(pages, view.top - AHEAD, view.top + view.height + AHEAD);
  const seen = shownPages(pages, view.top + 40, view.top + view.height - 40);
  const firstSeen = seen[0]?.number;
  const lastSeen = seen.at(-1)?.number;
  useEffect(() => {
    if (firstSeen !== undefined && lastSeen !== undefined) onPages?.(firstSeen, lastSeen);
  }, [firstSeen, lastSeen, onPages]);

  return (
    <section
      className="pages"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
      onWheel={() => {
        held.current = undefined;
      }}
      onPointerDown={() => {
        held.current = undefined;
      }}
      onKeyDown={() => {
        held.current = undefined;
      }}
    >
      <div className="strip" style={{ height: total, minWidth: zoom === "fit" ? 0 : Math.max(0, ...pages.map(({ width }) => width + 24)) }}>
        {room > 0 &&
          shown.map((page) => (
            <PdfPage
              key={page.number}
              pdf={pdf}
              number={page.number}
              size={page.size}
              width={page.width}
              top={page.top}
              overlay={(texts) => overlay(page, texts)}
              onSize={learn}
            />
          ))}
      </div>
    </section>
  );
}
