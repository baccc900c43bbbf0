import { useQuery } from "@tanstack/react-query";
import type { SourceDocument } from "@gouji/document";
import { type ReactNode, type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { answerOf, api } from "../../../api/client.ts";
import type { LabelledPlace } from "../../../finding/finding.ts";
import type { Mark } from "../../../finding/marks.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { keyGroups, useKeys } from "../../../shell/keys.tsx";
import { Button } from "../../../ui/button.tsx";
import { Tick } from "../../../ui/field.tsx";
import { Kbd } from "../../../ui/kbd.tsx";
import { keep, kept } from "../../../ui/kept.ts";
import { MenuButton } from "../../../ui/menu.tsx";
import type { Severity } from "../../../ui/severity-mark.tsx";
import { type Figure, useFigures } from "../figures.ts";
import type { Hover } from "../hover.ts";
import { unreadPages, useNotes } from "../notes.ts";
import { FigurePopover } from "./figure-popover.tsx";
import { viewerTexts } from "./messages.ts";
import { PageMarks } from "./page-marks.tsx";
import type { Zoom } from "./pages-geometry.ts";
import { usePdf } from "./pdf-file.ts";
import { PdfPages, type PagesHandle } from "./pdf-pages.tsx";
import { Ruler } from "./ruler.tsx";
import { SourceView } from "./source-view.tsx";
import { Ticks } from "./ticks.tsx";
import "./viewer.css";

interface ViewerProps {
  readonly documentId: string;
  readonly isPdf: boolean;
  readonly marks: readonly Mark[];
  /** What the stated figure should be, where it is a figure. */
  readonly expected: string | undefined;
  /** Findings by page, for the ruler. */
  readonly severities: ReadonlyMap<number, readonly Severity[]>;
  /** The page to open at where there is no finding. */
  readonly page: number | undefined;
  readonly showTicks: boolean;
  readonly hover: Hover;
  readonly handle: RefObject<ViewerHandle | null>;
}

export interface ViewerHandle {
  goToMarks(marks: readonly Mark[]): void;
}

const TICKS = "gouji.ticks";
const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const NO_FIGURES: readonly Figure[] = [];
const NO_MARKS: readonly Mark[] = [];

/** The original beside the findings: opened at the place, every figure of the finding framed. */
export default function Viewer({ documentId, isPdf, marks, expected, severities, page, showTicks: mayTick, hover, handle }: ViewerProps) {
  const t = useMessages(viewerTexts);
  const groups = useMessages(keyGroups);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [ticks, setTicks] = useState(() => kept(TICKS) !== "no");
  const [beside, setBeside] = useState(false);
  const [seen, setSeen] = useState<readonly [number, number]>([1, 1]);
  const [count, setCount] = useState(0);
  const [figureId, setFigureId] = useState<string>();
  const [wanted, setWanted] = useState<Mark>();
  const anchor = useRef<Element>(null);
  const pages = useRef<PagesHandle>(null);
  const figures = useFigures(documentId, mayTick);
  const notes = useNotes(documentId, mayTick);
  const unread = useMemo(() => unreadPages(notes), [notes]);

  const pair = useMemo(() => pairOf(marks), [marks]);
  const isBeside = beside && pair !== undefined;
  const main = useMemo(() => {
    const strong = marks.filter(({ role }) => role !== "soft");
    if (strong.length > 0 || marks.length > 0) return strong.length > 0 ? strong : marks;
    return page === undefined ? NO_MARKS : [pageMark(page)];
  }, [marks, page]);
  // A figure that was asked for in a popover is framed until another finding is opened.
  const shownMarks = useMemo(() => (wanted ? [...marks, wanted] : marks), [marks, wanted]);
  useImperativeHandle(handle, () => ({ goToMarks: (some) => pages.current?.goToMarks(some) }));

  const flipTicks = () => {
    keep(TICKS, ticks ? "no" : undefined);
    setTicks(!ticks);
  };
  const step = (by: 1 | -1) =>
    setZoom((now) => {
      const value = now === "fit" ? 1 : now;
      return (by > 0 ? STEPS.find((one) => one > value) : STEPS.findLast((one) => one < value)) ?? value;
    });
  const turn = (by: 1 | -1) => pages.current?.goToPage(Math.min(Math.max(1, seen[0] + by), count));
  useKeys([
    { keys: ["["], label: t.previousPage, group: groups.page, run: () => turn(-1) },
    { keys: ["]"], label: t.nextPage, group: groups.page, run: () => turn(1) },
    { keys: ["+", "="], label: t.zoomIn, group: groups.page, run: () => step(1) },
    { keys: ["-"], label: t.zoomOut, group: groups.page, run: () => step(-1) },
    { keys: ["w"], label: t.fitWidth, group: groups.page, run: () => setZoom("fit") },
    { keys: ["b"], label: t.sideBySide, group: groups.page, run: () => setBeside(!beside) },
    ...(mayTick ? [{ keys: ["t"], label: t.ticks, group: groups.page, run: flipTicks }] : []),
  ]);

  const onFigure = useCallback((id: string, element: Element) => {
    anchor.current = element;
    setFigureId(id);
  }, []);
  const onPages = useCallback((first: number, last: number) => setSeen([first, last]), []);
  const shared = {
    ...{ documentId, marks: shownMarks, expected, zoom, hover, onFigure, onPages, onCount: setCount },
    figures: mayTick && ticks ? (figures.data?.items ?? NO_FIGURES) : NO_FIGURES,
  };
  const zoomShown = zoom === "fit" ? t.fitWidth : `${Math.round(zoom * 100)}%`;
  const Stage = isPdf ? PdfStage : SourceStage;
  return (
    <section className="view" aria-label={t.original}>
      <div className="view-bar">
        {count > 0 && (
          <>
            <Button look="quiet" aria-label={t.previousPage} onPress={() => turn(-1)}>
              ‹
            </Button>
            <span className="n">
              <b>{isBeside ? `${pair[0].at.page ?? ""} ↔ ${pair[1].at.page ?? ""}` : seen[0]}</b>
              {!isBeside && <span className="m"> / {count}</span>}
            </span>
            <Button look="quiet" aria-label={t.nextPage} onPress={() => turn(1)}>
              ›
            </Button>
            <span className="view-sep" />
          </>
        )}
        <MenuButton
          look="quiet"
          className="n"
          aria-label={`${t.zoom} ${zoomShown}`}
          label={zoomShown}
          entries={[{ id: "fit", label: t.fitWidth }, ...STEPS.map((one) => ({ id: String(one), label: `${one * 100}%` }))]}
          onAction={(id) => setZoom(id === "fit" ? "fit" : Number(id))}
        />
        <ToggleButton
          className="btn quiet"
          isSelected={isBeside}
          isDisabled={pair === undefined}
          onChange={setBeside}
          aria-keyshortcuts="b"
        >
          {t.sideBySide} <Kbd>B</Kbd>
        </ToggleButton>
        {notes.length > 0 && (
          <MenuButton
            look="quiet"
            className="notes"
            label={t.notes(String(notes.length))}
            entries={notes.map(({ message, at }, index) => ({
              id: String(index),
              name: message,
              label: (
                <span className="note-line">
                  {typeof at?.page === "number" && <b className="n">{t.page(String(at.page))} </b>}
                  {message}
                </span>
              ),
            }))}
            onAction={(id) => {
              const page = notes[Number(id)]?.at?.page;
              if (typeof page === "number") pages.current?.goToPage(page);
            }}
          />
        )}
        <span className="gap" />
        <span className="legend" title={t.legend}>
          <Legend letter="载" look="stated" text={t.roleStated} />
          <Legend letter="a" look="operand" text={t.roleOperand} />
          <Legend letter="应" look="expected" text={t.roleExpected} />
          {marks.some(({ role }) => role === "other") && <Legend letter="文" look="other" text={t.roleOther} />}
          {marks.some(({ role }) => role === "diagnosis") && <Legend letter="c" look="diagnosis" text={t.roleDiagnosis} />}
        </span>
        <span className="view-sep" />
        {mayTick && (
          <Tick isSelected={ticks} onChange={flipTicks}>
            <span className="s">{t.ticks}</span> <Kbd>T</Kbd>
          </Tick>
        )}
      </div>
      <div className="stage">
        <div className="panes">
          {isBeside ? (
            pair.map((mark, index) => (
              <div className="pane" key={mark.ref}>
                <div className="pane-head">
                  <b>{mark.at.label}</b>
                  {typeof mark.at.page === "number" && <span className="m s">{t.page(String(mark.at.page))}</span>}
                  <span className="gap" />
                  <b className={`n ${mark.role === "stated" ? "err" : "ok"}`}>{mark.text.length < 30 ? mark.text : ""}</b>
                </div>
                <Stage {...shared} target={index === 0 ? [pair[0]] : [pair[1]]} {...(index === 0 ? { pages } : {})} />
              </div>
            ))
          ) : (
            <Stage {...shared} target={main} pages={pages} />
          )}
        </div>
        {isPdf && count > 1 && (
          <Ruler pages={count} seen={seen} severities={severities} unread={unread} goTo={(number) => pages.current?.goToPage(number)} />
        )}
      </div>
      <FigurePopover
        documentId={documentId}
        figureId={figureId}
        anchor={anchor}
        close={() => setFigureId(undefined)}
        goTo={(at, text) => {
          const mark: Mark = { ref: "wanted", letter: "", role: "soft", text, at: at as LabelledPlace, doubtful: false };
          setWanted(mark);
          pages.current?.goToMarks([mark]);
        }}
      />
    </section>
  );
}

interface StageProps {
  readonly documentId: string;
  readonly marks: readonly Mark[];
  readonly target: readonly Mark[];
  readonly expected: string | undefined;
  readonly zoom: Zoom;
  readonly hover: Hover;
  readonly figures: readonly Figure[];
  readonly pages?: RefObject<PagesHandle | null>;
  onFigure(id: string, anchor: Element): void;
  onPages(first: number, last: number): void;
  onCount(pages: number): void;
}

function PdfStage({ documentId, marks, target, expected, zoom, hover, figures, pages, onFigure, onPages, onCount }: StageProps) {
  const t = useMessages(viewerTexts);
  const opened = usePdf(documentId);
  const byPage = useMemo(() => Map.groupBy(figures, ({ at: { page } }) => page ?? 0), [figures]);
  const isOpen = opened !== undefined && "pdf" in opened;
  const number = isOpen ? opened.pdf.numPages : 0;
  useEffect(() => {
    if (number > 0) onCount(number);
  }, [number, onCount]);
  if (opened === undefined) return <div className="pages" />;
  if (!isOpen)
    return (
      <SourceStage
        {...{ documentId, marks, target, expected, zoom, hover, figures, onFigure, onPages, onCount }}
        note={<p className="notice">{t.fault}</p>}
        {...(pages ? { pages } : {})}
      />
    );
  const stated = expected === undefined ? undefined : marks.find(({ role, at }) => role === "stated" && at.box);
  return (
    <PdfPages
      pdf={opened.pdf}
      first={opened.first}
      zoom={zoom}
      label={t.original}
      target={target}
      {...(pages ? { handle: pages, onPages } : {})}
      overlay={(page, texts) => (
        <>
          <Ticks figures={byPage.get(page.number) ?? NO_FIGURES} size={page.size} texts={texts} onFigure={onFigure} />
          <PageMarks
            marks={marks.filter(({ at }) => at.page === page.number && !at.document)}
            note={
              expected !== undefined && stated?.at.page === page.number && stated.at.box
                ? { text: expected, box: stated.at.box }
                : undefined
            }
            size={page.size}
            texts={texts}
            hover={hover}
          />
        </>
      )}
    />
  );
}

function SourceStage({ documentId, note, pages, ...rest }: StageProps & { readonly note?: ReactNode }) {
  const t = useMessages(viewerTexts);
  const source = useQuery({
    queryKey: ["source", documentId],
    // The extractor's own shape, kept as it is.
    queryFn: async () =>
      (await answerOf(api.GET("/api/documents/{id}/source", { params: { path: { id: documentId } } }))) as unknown as SourceDocument,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (source.error) return <p className="empty">{t.noSource}</p>;
  if (!source.data) return <div className="pages" />;
  return <SourceView source={source.data} label={t.original} note={note} {...(pages ? { handle: pages } : {})} {...rest} />;
}

function Legend({ letter, look, text }: { readonly letter: string; readonly look: string; readonly text: string }) {
  return (
    <span>
      <b className={`rf ${look}`}>{letter}</b>
      {text}
    </span>
  );
}

/** Two places of one fact: what is stated, and the other place; else what it is computed from on another page. */
function pairOf(marks: readonly Mark[]): readonly [Mark, Mark] | undefined {
  const here = marks.filter(({ at }) => !at.document);
  const stated = here.find(({ role }) => role === "stated") ?? here[0];
  if (!stated) return undefined;
  const isElsewhere = ({ at }: Mark) => at.page !== stated.at.page || at.table !== stated.at.table || at.paragraph !== stated.at.paragraph;
  const other =
    here.find((mark) => mark.role === "other") ?? here.find((mark) => mark !== stated && mark.role !== "soft" && isElsewhere(mark));
  return other && other !== stated ? [stated, other] : undefined;
}

/** Stands for a page as a whole. */
function pageMark(page: number): Mark {
  return { ref: `page${page}`, letter: "", role: "soft", text: "", at: { label: "", page }, doubtful: false };
}
