import {
  type CSSProperties,
  memo,
  type ReactNode,
  type Ref,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { GridList, GridListItem, ToggleButton } from "react-aria-components";
import { headlineOf, type Item, placeOf } from "../../../finding/finding.ts";
import { useLanguage, useMessages } from "../../../i18n/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { FilterField } from "../../../ui/filter-field.tsx";
import { counted, shareOf } from "../../../ui/format.ts";
import { Kbd } from "../../../ui/kbd.tsx";
import { MenuButton } from "../../../ui/menu.tsx";
import { Segments } from "../../../ui/segments.tsx";
import { SEVERITIES, type Severity, SeverityMark, useSeverityNames } from "../../../ui/severity-mark.tsx";
import { STATES, type State, StateMark, useChangeNames, useStateNames } from "../../../ui/state-mark.tsx";
import { benchTexts } from "../messages.ts";
import { type Entry, type Grouping, isOpen, type ListFilter } from "./entries.ts";
import "./findings-panel.css";
import { rowPlaces } from "./row-places.ts";

interface FindingsPanelProps {
  /** All findings of the document. */
  readonly items: readonly Item[];
  /** Those of them that match the filter. */
  readonly matching: readonly Item[];
  readonly entries: readonly Entry[];
  readonly filter: ListFilter;
  readonly grouping: Grouping;
  readonly current: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly loading: boolean;
  /** Said where nothing was found, or not yet. */
  readonly nothing: ReactNode;
  readonly handle: Ref<{ focusFilter(): void }>;
  setFilter(filter: ListFilter): void;
  setGrouping(grouping: Grouping): void;
  open(id: string): void;
  mark(ids: ReadonlySet<string>): void;
  fold(entry: Entry): void;
}

/** 问题清单: what was found in the document, in groups, filtered, chosen by mouse or keys. */
export function FindingsPanel(props: FindingsPanelProps) {
  const {
    items,
    matching,
    entries,
    filter,
    grouping,
    current,
    marked,
    loading,
    nothing,
    handle,
    setFilter,
    setGrouping,
    open,
    mark,
    fold,
  } = props;
  const t = useMessages(benchTexts);
  const stateNames = useStateNames();
  const search = useRef<HTMLInputElement>(null);
  useImperativeHandle(handle, () => ({ focusFilter: () => search.current?.focus() }));
  const counts = useMemo(() => countsOf(items), [items]);
  // The rows are drawn again when they change, not when what a press does is made anew.
  const actions = useRef<RowActions>({ open, mark, fold });
  actions.current = { open, mark, fold };
  const done = items.length - (counts.states.get("open") ?? 0);
  return (
    <section className="lst" aria-label={t.findingsList}>
      <div className="lh">
        <div className="r1">
          <h2 className="b">{t.findings}</h2>
          <span className="n m">{counted(items.length)}</span>
          <span className="gap" />
          <Segments
            label={t.groupBy}
            value={grouping}
            options={[
              { id: "section", label: t.bySection },
              { id: "rule", label: t.byRule },
              { id: "cause", label: t.byCause },
            ]}
            onChange={setGrouping}
          />
        </div>
        <div className="r2">
          {SEVERITIES.map((severity) => (
            <ToggleButton
              key={severity}
              className="fl"
              isSelected={filter.severities.has(severity)}
              onChange={(on) => {
                const severities = new Set(filter.severities);
                if (on) severities.add(severity);
                else severities.delete(severity);
                setFilter({ ...filter, severities });
              }}
            >
              <SeverityMark severity={severity} />
              <span className="n">{counted(counts.severities[severity])}</span>
            </ToggleButton>
          ))}
          <span className="gap" />
          <MenuButton
            className="fl tx"
            label={
              filter.states.size === 1
                ? stateNames[[...filter.states][0] ?? "open"]
                : filter.states.size > 1
                  ? `${stateNames[[...filter.states][0] ?? "open"]}…`
                  : `${stateNames.open} ${counted(counts.states.get("open") ?? 0)}`
            }
            entries={STATES.map((state) => ({
              id: state,
              name: stateNames[state],
              label: <StateLine state={state} count={counts.states.get(state) ?? 0} />,
            }))}
            selection={{
              mode: "multiple",
              chosen: filter.states,
              choose: (chosen) => setFilter({ ...filter, states: new Set(STATES.filter((state) => chosen.has(state))) }),
            }}
          />
        </div>
        <div className="r3">
          <FilterField label={t.filterText} value={filter.text} field={search} onChange={(text) => setFilter({ ...filter, text })} />
        </div>
        <div className="pr" title={t.progress(counted(done), counted(items.length))}>
          <span className="bar">
            <i className="fill-accent" style={{ width: `${shareOf(done, items.length)}%` }} />
          </span>
          <span className="n m s">
            {counted(done)}/{counted(items.length)}
          </span>
        </div>
      </div>
      <Rows entries={entries} current={current} marked={marked} actions={actions} />
      {entries.length === 0 && !loading && (
        <div className="empty list-empty">
          {items.length === 0 ? nothing : <p>{t.noneMatch}</p>}
          {items.length > 0 && (
            <Button size="small" onPress={() => setFilter({ severities: new Set(SEVERITIES), states: new Set(), text: "" })}>
              {t.clearFilter}
            </Button>
          )}
        </div>
      )}
      <div className="lf s m">
        {marked.size > 1 ? (
          <>
            <b>{t.selected(counted(marked.size))}</b>
            <Button look="quiet" size="small" onPress={() => mark(new Set(matching.map(({ id }) => id)))}>
              {t.selectAll(counted(matching.length))}
            </Button>
            <span className="gap" />
            <Button look="quiet" size="small" onPress={() => mark(new Set())} shortcut="Esc">
              {t.drop}
            </Button>
          </>
        ) : (
          <>
            <span>
              <Kbd>J</Kbd> <Kbd>K</Kbd> {t.move}
            </span>
            <span>
              <Kbd>␣</Kbd> {t.select}
            </span>
            <span>
              <Kbd>Enter</Kbd> {t.locate}
            </span>
            <span className="gap" />
            <span className="lf-last">{t.byWeight}</span>
          </>
        )}
      </div>
    </section>
  );
}

interface RowActions {
  open(id: string): void;
  mark(ids: ReadonlySet<string>): void;
  fold(entry: Entry): void;
}

interface RowsProps {
  readonly entries: readonly Entry[];
  readonly current: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly actions: RefObject<RowActions>;
}

/** Drawn above and below the window, in rows; and by how many the drawn ones move on. */
const AROUND = 10;
const STEP = 8;

const Rows = memo(function Rows({ entries, current, marked, actions }: RowsProps) {
  const t = useMessages(benchTexts);
  const list = useRef<HTMLDivElement>(null);
  const fold = useCallback((entry: Entry) => actions.current.fold(entry), [actions]);
  const rows = useMemo(() => rowPlaces(entries), [entries]);
  const isItem = useMemo(() => new Set(entries.flatMap((entry) => (entry.kind === "item" ? [entry.id] : []))), [entries]);
  const folding = useMemo(
    () => new Map(entries.flatMap((entry) => (entry.kind === "item" ? [] : [[entry.id, entry] as const]))),
    [entries],
  );
  const selected = useMemo(() => (marked.size > 0 ? marked : new Set(current === undefined ? [] : [current])), [marked, current]);
  const [view, setView] = useState({ top: 0, height: 900 });
  const first = Math.max(0, Math.floor((rows.at(view.top) - AROUND) / STEP) * STEP);
  const last = Math.min(entries.length, Math.ceil((rows.at(view.top + view.height) + 1 + AROUND) / STEP) * STEP);
  const shown = useMemo(() => entries.slice(first, last), [entries, first, last]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, []);

  // The finding that is open is in view, however it was opened.
  useLayoutEffect(() => {
    const element = list.current;
    const place = current === undefined ? undefined : rows.placeOf(current);
    if (!element || !place) return;
    if (place.top < element.scrollTop + 28) element.scrollTop = place.top - 90;
    else if (place.top + place.height > element.scrollTop + element.clientHeight)
      element.scrollTop = place.top + place.height - element.clientHeight + 90;
  }, [current, rows]);

  // Only the rows near the window are in the list; the room of the others is kept.
  const room = { "--before": `${rows.topOf(first)}px`, "--after": `${rows.height - rows.topOf(last)}px` } as CSSProperties;
  return (
    <GridList
      ref={list}
      className="rows"
      style={room}
      aria-label={t.findings}
      items={shown}
      disallowTypeAhead
      selectionMode="multiple"
      selectionBehavior="replace"
      selectedKeys={selected}
      onSelectionChange={(keys) => {
        const ids = keys === "all" ? [...isItem] : [...keys].map(String).filter((id) => isItem.has(id));
        if (ids.length > 1) actions.current.mark(new Set(ids));
        else if (ids[0] !== undefined) {
          if (marked.size > 0) actions.current.mark(new Set());
          actions.current.open(ids[0]);
        }
      }}
      onAction={(key) => {
        const entry = folding.get(String(key));
        if (entry) actions.current.fold(entry);
        else actions.current.open(String(key));
      }}
    >
      {(entry) => <Row entry={entry} fold={fold} />}
    </GridList>
  );
});

function Row({ entry, fold }: { readonly entry: Entry; fold(entry: Entry): void }) {
  if (entry.kind === "group") return <GroupRow entry={entry} fold={fold} />;
  if (entry.kind === "hints") return <HintsRow entry={entry} fold={fold} />;
  return <ItemRow entry={entry} />;
}

function GroupRow({ entry, fold }: { readonly entry: Extract<Entry, { kind: "group" }>; fold(entry: Entry): void }) {
  const names = useSeverityNames();
  return (
    <GridListItem id={entry.id} value={entry} textValue={entry.title} className="gp" onPress={() => fold(entry)}>
      <span className={`twist ${entry.folded ? "folded" : ""}`} aria-hidden="true" />
      <b title={entry.title}>{entry.title}</b>
      <span className="cnt">
        {SEVERITIES.map((severity) =>
          entry.counts[severity] === 0 ? null : (
            <span key={severity} className={`n cnt-${severity}`} title={names[severity]}>
              {entry.counts[severity]}
            </span>
          ),
        )}
      </span>
      <span className="n m">
        {entry.done}/{entry.all}
      </span>
    </GridListItem>
  );
}

function HintsRow({ entry, fold }: { readonly entry: Extract<Entry, { kind: "hints" }>; fold(entry: Entry): void }) {
  const t = useMessages(benchTexts);
  const text = entry.folded ? t.hints(counted(entry.count)) : t.hide;
  return (
    <GridListItem id={entry.id} value={entry} textValue={text} className="mo" onPress={() => fold(entry)}>
      <span className={`twist ${entry.folded ? "folded" : ""}`} aria-hidden="true" />
      {text}
    </GridListItem>
  );
}

function ItemRow({ entry }: { readonly entry: Extract<Entry, { kind: "item" }> }) {
  const { item } = entry;
  const { language } = useLanguage();
  const t = useMessages(benchTexts);
  const changes = useChangeNames();
  const headline = headlineOf(item, language);
  const { label, pages } = placeOf(item);
  const isNews = item.change === "new" ? item.version > 1 : item.change !== "unchanged";
  return (
    <GridListItem id={item.id} value={entry} textValue={headline} className={`it ${isOpen(item) ? "" : "decided"}`}>
      <SeverityMark severity={item.severity} />
      <span className="tx" title={item.sentence[language]}>
        {headline}
      </span>
      <span className="pg n">{pages}</span>
      <span className="mt">
        {item.lookedAt === null && <span className="dot" role="img" aria-label={t.unlooked} title={t.unlooked} />}
        {item.texts.title[language]}
        {isNews && <i className="news">{changes[item.change]}</i>}
        <i>·</i>
        {label}
      </span>
      <StateMark state={item.state} change={item.change} />
    </GridListItem>
  );
}

function StateLine({ state, count }: { readonly state: State; readonly count: number }) {
  return (
    <>
      <StateMark state={state} />
      <span className="gap" />
      <span className="n m">{counted(count)}</span>
    </>
  );
}

function countsOf(items: readonly Item[]): {
  readonly severities: Readonly<Record<Severity, number>>;
  readonly states: ReadonlyMap<State, number>;
} {
  const severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const states = new Map<State, number>();
  for (const { severity, state } of items) {
    severities[severity] += 1;
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  return { severities, states };
}
