import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { answerOf, api } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { words } from "../../ui/words.ts";
import { scheduleTexts } from "./messages.ts";
import { useRunFault } from "./run-faults.ts";

const CHANGES = ["new", "changed", "unchanged", "refused"] as const;
type Change = (typeof CHANGES)[number];

/** Every file that the run found, and what was new about it. */
export function RunFiles({ id, moving }: { readonly id: string; readonly moving: boolean }) {
  const t = useMessages(scheduleTexts);
  const w = useMessages(words);
  const faultOf = useRunFault();
  const [change, setChange] = useState<Change | "">("");
  const files = useInfiniteQuery({
    queryKey: ["runs", id, "files", change],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET("/api/runs/{id}/files", {
          params: { path: { id }, query: { limit: 100, after: pageParam, ...(change === "" ? {} : { change }) } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => (next === undefined ? undefined : Number(next)),
    refetchInterval: moving ? 2_000 : false,
  });
  const names: Readonly<Record<Change, string>> = {
    new: t.filesNew,
    changed: t.filesChanged,
    unchanged: t.filesUnchanged,
    refused: t.filesRefused,
  };
  const items = files.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="part-line">
        <h2 className="part-head">{t.files}</h2>
        <span className="gap" />
        <Segments
          label={t.change}
          value={change}
          options={[{ id: "", label: w.all }, ...CHANGES.map((one) => ({ id: one as Change | "", label: names[one] }))]}
          onChange={setChange}
        />
      </div>
      {files.error && <Notice error={files.error} retry={() => void files.refetch()} />}
      <div className="panel table-frame">
        <table className="table files-table" aria-label={t.files}>
          <thead>
            <tr>
              <th scope="col">{t.origin}</th>
              <th scope="col" className="c-next">
                {t.change}
              </th>
              <th scope="col" className="c-last">
                {t.open}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ origin, change: what, documentId, reason }) => (
              <tr key={origin}>
                <td title={origin}>{origin}</td>
                <td>{names[what]}</td>
                <td>
                  {documentId === null ? (
                    <span className="m">{faultOf(reason).name}</span>
                  ) : (
                    <Link to={`/documents/${documentId}`}>{t.open}</Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {files.hasNextPage && (
        <Button size="small" onPress={() => void files.fetchNextPage()}>
          {t.showMore}
        </Button>
      )}
    </>
  );
}
