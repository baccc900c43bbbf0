import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useMay, useVisitor } from "../../api/account.tsx";
import { answerOf, api } from "../../api/client.ts";
import type { Decision } from "../../decide/allowed.ts";
import { isAllowed } from "../../decide/allowed.ts";
import { type Asking, DecideDialogs } from "../../decide/decide-dialogs.tsx";
import { decideTexts } from "../../decide/messages.ts";
import { StaleDialog } from "../../decide/stale-dialog.tsx";
import { useDecide } from "../../decide/use-decide.ts";
import { findingOf, isShort, type Item } from "../../finding/finding.ts";
import { marksOf } from "../../finding/marks.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { keyGroups, useKeys } from "../../shell/keys.tsx";
import { keep, kept } from "../../ui/kept.ts";
import { Notice } from "../../ui/notice.tsx";
import { SEVERITIES, type Severity } from "../../ui/severity-mark.tsx";
import "./bench.css";
import { DecideBar } from "./card/decide-bar.tsx";
import { FindingCard } from "./card/finding-card.tsx";
import { DocumentBar } from "./document-bar.tsx";
import { useFigures } from "./figures.ts";
import { useHover } from "./hover.ts";
import { useColleagues, useItems } from "./items.ts";
import { entriesOf, type Grouping, groupsOf, isOpen, type ListFilter, matches } from "./list/entries.ts";
import { FindingsPanel } from "./list/findings-panel.tsx";
import { benchTexts } from "./messages.ts";
import { NothingFound } from "./nothing-found.tsx";
import type { ViewerHandle } from "./viewer/viewer.tsx";

/** Asked for at once, beside the finding: the original is what takes longest. */
const viewerModule = import("./viewer/viewer.tsx");
const Viewer = lazy(() => viewerModule);

const EVERYTHING: ListFilter = { severities: new Set(SEVERITIES), states: new Set(), text: "" };
const GROUPING = "gouji.grouping";
/** A look that lasts shorter is none. */
const LOOK_MS = 1_200;
const WATCH_MS = 120_000;

/** 审核工作台: findings, the original, the finding; decisions without the mouse. */
export default function BenchPage() {
  const t = useMessages(benchTexts);
  const verbs = useMessages(decideTexts);
  const groups = useMessages(keyGroups);
  const { language } = useLanguage();
  const { documentId = "", findingId } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const mayDecide = useMay("decide");
  const { account } = useVisitor();
  const document = useQuery({
    queryKey: ["document", documentId],
    queryFn: () => answerOf(api.GET("/api/documents/{id}", { params: { path: { id: documentId } } })),
    meta: { live: true },
  });
  const list = useItems(documentId);
  const { items } = list;
  const figures = useFigures(documentId, mayDecide);
  const hover = useHover();
  const viewer = useRef<ViewerHandle>(null);
  const panel = useRef<{ focusFilter(): void }>(null);

  const [filter, setFilter] = useState(EVERYTHING);
  const [grouping, setGrouping] = useState<Grouping>(
    () => (["section", "rule", "cause"] as const).find((one) => one === kept(GROUPING)) ?? "section",
  );
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking>();
  // Typing goes before the rows that follow from it.
  const wanted = useDeferredValue(filter);
  const matching = useMemo(() => items.filter((item) => matches(item, wanted)), [items, wanted]);
  // The address names the finding by either of its ids, so that exports can link to it.
  const current = useMemo(() => items.find(({ id, findingId: own }) => id === findingId || own === findingId), [items, findingId]);
  const currentId = current?.id;
  const grouped = useMemo(() => groupsOf(matching, grouping, language), [matching, grouping, language]);
  const entries = useMemo(() => entriesOf(grouped, flipped, currentId), [grouped, flipped, currentId]);
  const order = useMemo(() => entries.flatMap((entry) => (entry.kind === "item" ? [entry.item] : [])), [entries]);
  const openItem = useCallback(
    (id: string, replace = false) => void navigate(`/documents/${documentId}/findings/${id}`, { replace }),
    [documentId, navigate],
  );
  const firstId = worstOpen(order)?.id;
  const hasPage = search.has("page");
  useEffect(() => {
    if (findingId === undefined && !hasPage && firstId !== undefined) openItem(firstId, true);
  }, [findingId, hasPage, firstId, openItem]);

  const marks = useMemo(() => (current ? marksOf(findingOf(current)) : []), [current]);
  const expected = current ? findingOf(current).expected : undefined;
  const severities = useMemo(() => severitiesByPage(items), [items]);

  const { decide, decideMany, undo, told, stale, settle, busy } = useDecide();
  const [watchers, setWatchers] = useState<ReadonlyMap<string, { readonly actor: string; readonly at: number }>>(new Map());
  useColleagues(
    documentId,
    actorOf(account),
    useCallback((itemId: string, actor: string) => setWatchers((before) => new Map(before).set(itemId, { actor, at: Date.now() })), []),
  );
  const watcher = current ? watchers.get(current.id) : undefined;

  // Looked at, which is no decision.
  useEffect(() => {
    if (!current || current.lookedAt !== null || !mayDecide) return;
    const timer = setTimeout(() => void decide(current, { kind: "look" }), LOOK_MS);
    return () => clearTimeout(timer);
  }, [current, decide, mayDecide]);

  const position = current ? order.findIndex(({ id }) => id === current.id) : -1;
  const move = (by: 1 | -1) => {
    const next = position < 0 ? order[0] : order[position + by];
    if (next) openItem(next.id, true);
  };
  const extend = (by: 1 | -1) => {
    const next = order[position + by];
    if (!next || !current) return;
    setMarked(new Set([...marked, current.id, next.id]));
    openItem(next.id, true);
  };
  const isMany = marked.size > 1;
  const take = async (decision: Decision) => {
    if (isMany) {
      if (await decideMany({ ids: [...marked] }, decision)) setMarked(new Set());
      return;
    }
    if (!current) return;
    // Where the list goes on is known before the decision changes the list.
    const next = nextOpen(order, position);
    const moves = decision.kind !== "comment" && decision.kind !== "assign" && decision.kind !== "reopen";
    if ((await decide(current, decision)) && moves && next) openItem(next.id, true);
  };
  const ask = (what: Asking) => {
    if (current && mayDecide && !busy && (isMany || isAllowed(what, current.state))) setAsking(what);
  };
  const confirm = () => {
    if (isMany) setAsking("confirm");
    else if (current && mayDecide && !busy && isAllowed("confirm", current.state)) void take({ kind: "confirm" });
  };

  useKeys([
    { keys: ["j", "ArrowDown"], label: t.next, group: groups.list, run: () => move(1) },
    { keys: ["k", "ArrowUp"], label: t.previous, group: groups.list, run: () => move(-1) },
    { keys: ["Enter"], label: t.goToPlace, group: groups.list, run: () => viewer.current?.goToMarks(marks) },
    { keys: ["f"], label: t.filter, group: groups.list, run: () => panel.current?.focusFilter() },
    ...(mayDecide
      ? [
          {
            keys: [" "],
            label: t.select,
            group: groups.list,
            run: () => {
              if (!current) return;
              const next = new Set(marked);
              if (!next.delete(current.id)) next.add(current.id);
              setMarked(next);
            },
          },
          { keys: ["Shift+J"], label: t.extend, group: groups.list, run: () => extend(1) },
          { keys: ["Shift+K"], label: t.extend, group: groups.list, run: () => extend(-1) },
          { keys: ["c"], label: verbs.confirm, group: groups.decision, run: confirm },
          { keys: ["x"], label: verbs.falsePositive, group: groups.decision, run: () => ask("falsePositive") },
          { keys: ["a"], label: verbs.accept, group: groups.decision, run: () => ask("accept") },
          { keys: ["m"], label: verbs.comment, group: groups.decision, run: () => ask("comment") },
          { keys: ["s"], label: verbs.send, group: groups.decision, run: () => ask("send") },
          { keys: ["i"], label: verbs.assign, group: groups.decision, run: () => ask("assign") },
          { keys: ["z"], label: verbs.undo, group: groups.decision, run: () => void undo() },
        ]
      : []),
    { keys: ["Escape"], label: t.drop, group: groups.list, run: () => setMarked(new Set()) },
  ]);

  const page = Number(search.get("page") ?? "");
  return (
    <main id="main" className="bench-page">
      <DocumentBar document={document.data} counts={figures.data?.counts} />
      {(document.error ?? list.error) && (
        <Notice
          error={document.error ?? list.error}
          retry={() => {
            void document.refetch();
            list.refetch();
          }}
        />
      )}
      <div className="bench">
        <FindingsPanel
          items={items}
          matching={matching}
          entries={entries}
          filter={filter}
          grouping={grouping}
          current={current?.id}
          marked={marked}
          loading={list.isPending}
          nothing={document.data ? <NothingFound document={document.data} /> : null}
          handle={panel}
          setFilter={setFilter}
          setGrouping={(next) => {
            keep(GROUPING, next);
            setGrouping(next);
          }}
          open={(id) => openItem(id, true)}
          mark={setMarked}
          fold={({ id }) => setFlipped(toggled(flipped, id))}
        />
        {document.data ? (
          <Suspense fallback={<section className="view" />}>
            <Viewer
              documentId={documentId}
              isPdf={document.data.mediaType === "application/pdf"}
              marks={marks}
              expected={isShort(expected) ? expected : undefined}
              severities={severities}
              page={page > 0 ? page : undefined}
              showTicks={mayDecide}
              hover={hover}
              handle={viewer}
            />
          </Suspense>
        ) : (
          <section className="view" />
        )}
        {current ? (
          <FindingCard
            item={current}
            marks={marks}
            hover={hover}
            watcher={watcher && Date.now() - watcher.at < WATCH_MS ? watcher.actor : undefined}
            goTo={(mark) => viewer.current?.goToMarks([mark])}
            foot={
              <DecideBar
                item={current}
                position={position + 1}
                total={order.length}
                count={marked.size}
                busy={busy === current.id}
                told={told}
                ask={(what) => (what === "answer" ? setAsking("answer") : ask(what))}
                confirm={confirm}
                move={move}
                undo={() => void undo()}
              />
            }
          />
        ) : (
          <aside className="card" aria-label={t.finding}>
            <p className="card-empty">{list.isPending ? "" : t.empty}</p>
          </aside>
        )}
      </div>
      <DecideDialogs
        asking={asking}
        count={isMany ? marked.size : 1}
        close={() => setAsking(undefined)}
        decide={(decision) => void take(decision)}
      />
      <StaleDialog stale={stale} settle={settle} decide={(item, decision) => void decide(item, decision)} />
    </main>
  );
}

/** The next that waits for a decision: further down, else from the top; else simply the next. */
function nextOpen(order: readonly Item[], position: number): Item | undefined {
  return order.slice(position + 1).find(isOpen) ?? order.slice(0, Math.max(0, position)).find(isOpen) ?? order[position + 1];
}

/** Where a reviewer begins: the first error that waits, else a warning, else whatever is there. */
function worstOpen(order: readonly Item[]): Item | undefined {
  const waiting = order.filter(isOpen);
  return SEVERITIES.map((severity) => waiting.find((item) => item.severity === severity)).find((item) => item !== undefined) ?? order[0];
}

function severitiesByPage(items: readonly Item[]): ReadonlyMap<number, readonly Severity[]> {
  const byPage = new Map<number, Severity[]>();
  for (const item of items) {
    const page = findingOf(item).evidence[0]?.at.page;
    if (typeof page === "number") byPage.set(page, [...(byPage.get(page) ?? []), item.severity]);
  }
  return byPage;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** As the audit log writes people. */
function actorOf({ name, displayName }: { readonly name: string; readonly displayName: string }): string {
  return displayName === name ? name : `${displayName} (${name})`;
}
