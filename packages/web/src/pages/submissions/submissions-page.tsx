import { useInfiniteQuery } from "@tanstack/react-query";
import { Cell, Column, Row, Table, TableBody, TableHeader } from "react-aria-components";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { counted, timeShown } from "../../ui/format.ts";
import { useKindName } from "../../ui/kind.ts";
import { Notice } from "../../ui/notice.tsx";
import "../../ui/panel.css";
import "../../ui/state-mark.css";
import "../../ui/table.css";
import { submissionTexts } from "./messages.ts";
import "./submissions-page.css";

type Submission = Schemas["Submission"];

/** 报送列表: what was handed in, and how far it is. */
export default function SubmissionsPage() {
  const t = useMessages(submissionTexts);
  const kindName = useKindName();
  const list = useInfiniteQuery({
    queryKey: ["submissions"],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET("/api/submissions", { params: { query: { limit: 100, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    meta: { live: true },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main id="main" className="submissions">
      <h1 className="sr">{t.title}</h1>
      {list.error && <Notice error={list.error} retry={() => void list.refetch()} />}
      <div className="panel table-frame">
        <Table className="table" aria-label={t.title}>
          <TableHeader>
            <Column isRowHeader>{t.unit}</Column>
            <Column>{t.project}</Column>
            <Column width={64}>{t.year}</Column>
            <Column>{t.kind}</Column>
            <Column>{t.files}</Column>
            <Column>{t.state}</Column>
            <Column className="r">{t.received}</Column>
          </TableHeader>
          <TableBody items={items} renderEmptyState={() => <p className="empty">{list.isPending ? "" : t.empty}</p>}>
            {(item) => (
              <Row id={item.id} href={`/submissions/${item.id}`}>
                <Cell>{item.unit || <span className="m">{t.unnamed}</span>}</Cell>
                <Cell>{item.project}</Cell>
                <Cell className="n">{item.year || "—"}</Cell>
                <Cell>{kindName(item.kind)}</Cell>
                <Cell className="n">{counted(filesOf(item))}</Cell>
                <Cell>
                  <Progress submission={item} />
                </Cell>
                <Cell className="n m r">{timeShown(item.receivedAt)}</Cell>
              </Row>
            )}
          </TableBody>
        </Table>
      </div>
      {list.hasNextPage && (
        <Button onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {t.more}
        </Button>
      )}
    </main>
  );
}

function filesOf({ counts }: Submission): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function Progress({ submission }: { readonly submission: Submission }) {
  const t = useMessages(submissionTexts);
  const { checked, failed } = submission.counts;
  const all = filesOf(submission);
  if (checked + failed < all) return <span className="st run">{t.progress(counted(checked + failed), counted(all))}</span>;
  return failed > 0 ? <span className="st fail">{t.failed(counted(failed))}</span> : <span className="st done">{t.done}</span>;
}
