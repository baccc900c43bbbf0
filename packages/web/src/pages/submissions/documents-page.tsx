import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { DropZone, type Selection } from "react-aria-components";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { useMay, useVisitor } from "../../api/account.tsx";
import { answerOf, api } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { keyGroups, useKeys } from "../../shell/keys.tsx";
import { Button } from "../../ui/button.tsx";
import { counted } from "../../ui/format.ts";
import { ExportButton } from "../../ui/export-dialog/export-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../ui/panel.css";
import "./documents-page.css";
import { DocumentsTable } from "./list/documents-table.tsx";
import { FilterBar } from "./list/filter-bar.tsx";
import { type DocumentSort, queryOf, withValue } from "./list/query.ts";
import { SelectionBar } from "./list/selection-bar.tsx";
import { ViewsBar } from "./list/views-bar.tsx";
import { submissionTexts } from "./messages.ts";
import { readDrop } from "./upload/read-drop.ts";
import { UploadPanel } from "./upload/upload-panel.tsx";
import { addFiles, type SubmissionDetails } from "./upload/uploader.ts";

const NOBODY: Selection = new Set<string>();

/** 报送列表: files come in here, and every report stands with how far it is and what was found. */
export default function DocumentsPage() {
  const t = useMessages(submissionTexts);
  const groups = useMessages(keyGroups);
  const { submissionId } = useParams();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { account } = useVisitor();
  const maySubmit = useMay("submit");
  const field = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState(NOBODY);
  const [details, setDetails] = useState<SubmissionDetails>({
    unit: account.role === "submitter" ? (account.units[0] ?? "") : "",
    year: "",
  });
  const query = { ...queryOf(submissionId === undefined ? search : withValue(search, "submissionId", submissionId)), limit: 100 };
  const list = useInfiniteQuery({
    queryKey: ["documents", query],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET("/api/documents", { params: { query: { ...query, ...(pageParam === "" ? {} : { after: pageParam }) } } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    meta: { live: true },
  });
  const retry = useMutation({
    mutationFn: (id: string) => answerOf(api.POST("/api/documents/{id}/retry", { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["documents"] }),
  });
  const documents = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const narrow = useCallback((next: URLSearchParams) => setSearch(next, { replace: true }), [setSearch]);
  const ids = selected === "all" ? documents.map(({ id }) => id) : [...selected].map(String);
  const isNarrowed = submissionId !== undefined || [...search.keys()].some((key) => key !== "sort" && key !== "descending");

  useKeys([
    { keys: ["f"], label: t.filterText, group: groups.list, run: () => field.current?.focus() },
    { keys: ["j"], label: t.nextRow, group: groups.list, run: () => focusRow(1) },
    { keys: ["k"], label: t.previousRow, group: groups.list, run: () => focusRow(-1) },
  ]);
  return (
    <DropZone
      className="drop-page"
      isDisabled={!maySubmit}
      aria-label={t.dropTitle}
      getDropOperation={() => "copy"}
      onDrop={async ({ items }) => addFiles(await readDrop(items), details)}
    >
      {({ isDropTarget }) => (
        <main id="main" className="dc">
          <h1 className="sr">{t.title}</h1>
          {maySubmit && <UploadPanel details={details} isDropTarget={isDropTarget} setDetails={setDetails} />}
          <nav className="vw" aria-label={t.views}>
            {submissionId === undefined ? (
              <ViewsBar search={search} base="/" />
            ) : (
              <span className="view-entry">
                <Link to="/">← {t.viewAll}</Link>
                <b>{t.onlySubmission}</b>
                <ExportButton size="small" scope={{ submissionId }} />
              </span>
            )}
            <span className="gap" />
            <FilterBar search={search} field={field} setSearch={narrow} />
          </nav>
          {list.error && <Notice error={list.error} retry={() => void list.refetch()} />}
          <div className="panel tb">
            {ids.length > 0 && <SelectionBar ids={ids} drop={() => setSelected(NOBODY)} />}
            <div className="table-frame">
              <DocumentsTable
                documents={documents}
                selected={selected}
                sort={{ column: query.sort ?? "updated", direction: query.descending === "true" ? "descending" : "ascending" }}
                isEmpty={list.isPending ? "" : isNarrowed ? t.noMatch : t.empty}
                select={setSelected}
                setSort={({ column, direction }) => {
                  const next = withValue(search, "sort", String(column) as DocumentSort);
                  narrow(withValue(next, "descending", String(direction === "descending")));
                }}
                open={(id) => void navigate(`/documents/${id}`)}
                retry={(id) => retry.mutate(id)}
              />
            </div>
            <div className="tf s m">
              <span className={list.isFetching ? "fetching" : ""}>{t.total(counted(total))}</span>
              {documents.length < total && <span>{t.shown(counted(documents.length))}</span>}
              {list.hasNextPage && (
                <Button size="small" onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
                  {t.more}
                </Button>
              )}
              <span className="gap" />
              <span className="tf-keys">
                <Kbd>J</Kbd> <Kbd>K</Kbd> {t.move} <Kbd>Enter</Kbd> {t.open}
              </span>
            </div>
          </div>
        </main>
      )}
    </DropZone>
  );
}

/** The row after or before the one that has the focus; the first where none has. */
function focusRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(".documents tbody [role=row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}
