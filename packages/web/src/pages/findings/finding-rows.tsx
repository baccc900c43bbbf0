import type { ReactNode } from "react";
import { Checkbox, Collection, GridList, GridListItem, GridListLoadMoreItem, ListLayout, Virtualizer } from "react-aria-components";
import { useNavigate } from "react-router";
import { headlineOf, type Item, placeOf } from "../../finding/finding.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { dayShown } from "../../ui/format.ts";
import { SeverityMark } from "../../ui/severity-mark.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { findingsTexts } from "./messages.ts";
import { usePeople } from "./people.ts";

const ROW = 35;

interface FindingRowsProps {
  readonly items: readonly Item[];
  readonly chosen: ReadonlySet<string> | "all";
  choose(chosen: ReadonlySet<string> | "all"): void;
  readonly isLoading: boolean;
  loadMore(): void;
  readonly empty: ReactNode;
}

/** Findings across documents, one line each; only what is in view is drawn. */
export function FindingRows({ items, chosen, choose, isLoading, loadMore, empty }: FindingRowsProps) {
  const t = useMessages(findingsTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  return (
    <div className="panel finding-list">
      <div className="finding-row finding-head" aria-hidden="true">
        <span />
        <span />
        <span>{t.finding}</span>
        <span>{t.rule}</span>
        <span>{t.unit}</span>
        <span className="c-project">{t.project}</span>
        <span>{t.year}</span>
        <span>{t.page}</span>
        <span>{t.state}</span>
        <span className="c-assignee">{t.assignee}</span>
        <span className="c-due">{t.due}</span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
        <GridList
          key={language}
          className="finding-rows"
          aria-label={t.list}
          disallowTypeAhead
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) => choose(keys === "all" ? "all" : new Set([...keys].map(String)))}
          onAction={(key) => {
            const item = items.find(({ id }) => id === key);
            if (item) void navigate(`/documents/${item.documentId}/findings/${item.id}`);
          }}
          renderEmptyState={() => <div className="empty">{empty}</div>}
        >
          {/* From the items, not from elements of all of them: what is known is not built again when more is read. */}
          <Collection items={items}>{(item) => <FindingRow item={item} />}</Collection>
          <GridListLoadMoreItem onLoadMore={loadMore} isLoading={isLoading}>
            <span className="m s">…</span>
          </GridListLoadMoreItem>
        </GridList>
      </Virtualizer>
    </div>
  );
}

function FindingRow({ item }: { readonly item: Item }) {
  const people = usePeople();
  const t = useMessages(findingsTexts);
  const { language } = useLanguage();
  const { pages } = placeOf(item);
  const headline = headlineOf(item, language);
  const isLate = item.dueAt !== null && item.dueAt !== undefined && item.dueAt < new Date().toISOString();
  return (
    <GridListItem id={item.id} textValue={`${headline} ${item.unit}`} className="finding-row">
      <Checkbox slot="selection" className="tick" aria-label={t.select}>
        <span className="tick-box" aria-hidden="true" />
      </Checkbox>
      <SeverityMark severity={item.severity} />
      <span className="cut" title={item.sentence[language]}>
        {item.lookedAt === null && <i className="unseen" aria-hidden="true" />}
        {headline}
      </span>
      <span className="cut m">{item.texts.title[language]}</span>
      <span className="cut" title={item.unit}>
        {item.unit || <span className="m">{t.noUnit}</span>}
      </span>
      <span className="cut c-project" title={item.project}>
        {item.project}
      </span>
      <span className="n">{item.year}</span>
      <span className="n cut">{pages}</span>
      <StateMark state={item.state} change={item.change} />
      <span className="cut c-assignee">{people.get(item.assignee ?? "") ?? item.assignee ?? <span className="m">—</span>}</span>
      <span className={`n c-due ${isLate ? "err" : ""}`}>{item.dueAt ? dayShown(item.dueAt) : ""}</span>
    </GridListItem>
  );
}
