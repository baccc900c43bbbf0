import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { useVisitor } from "../../../api/account.tsx";
import { answerOf, api } from "../../../api/client.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { counted } from "../../../ui/format.ts";
import { Notice } from "../../../ui/notice.tsx";
import { words } from "../../../ui/words.ts";
import { submissionTexts } from "../messages.ts";
import { narrowing, queryOf } from "./query.ts";
import "./views-bar.css";

interface View {
  readonly key: string;
  readonly name: string;
  readonly search: string;
  /** Of a view that somebody saved. */
  readonly savedId?: string;
}

/** The usual ways to look at the list, each with how many it holds, and those that were saved. */
export function ViewsBar({ search, base }: { readonly search: URLSearchParams; readonly base: string }) {
  const t = useMessages(submissionTexts);
  const client = useQueryClient();
  const { account } = useVisitor();
  const [saving, setSaving] = useState(false);
  const saved = useQuery({ queryKey: ["views", "documents"], queryFn: () => answerOf(api.GET("/api/views")), staleTime: 60_000 });
  const usual: readonly View[] =
    account.role === "submitter"
      ? [
          { key: "all", name: t.viewAll, search: "" },
          { key: "failed", name: t.viewFailed, search: "status=failed" },
        ]
      : [
          { key: "all", name: t.viewAll, search: "" },
          { key: "undecided", name: t.viewUndecided, search: "undecided=true" },
          { key: "errors", name: t.viewErrors, search: "severity=error" },
          { key: "fullMarks", name: t.viewFullMarks, search: "fullMarks=true" },
          { key: "failed", name: t.viewFailed, search: "status=failed" },
          { key: "mine", name: t.viewMine, search: `assignee=${encodeURIComponent(account.name)}` },
        ];
  const own = (saved.data?.items ?? [])
    .filter(({ list }) => list === "documents")
    .map(({ id, name, query }): View => ({ key: id, name, search: query, savedId: id }));
  const views = [...usual, ...own];
  const totals = useQueries({
    queries: views.map((view) => ({
      queryKey: ["documents-total", view.search],
      queryFn: () => answerOf(api.GET("/api/documents", { params: { query: { ...queryOf(new URLSearchParams(view.search)), limit: 1 } } })),
      meta: { live: true },
    })),
  });
  const remove = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE("/api/views/{id}", { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["views"] }),
  });
  const current = narrowing(search);
  return (
    <>
      {views.map((view, index) => {
        const isCurrent = narrowing(new URLSearchParams(view.search)) === current;
        const total = totals[index]?.data?.total;
        return (
          <span className="view-entry" key={view.key}>
            <Link to={view.search === "" ? base : `${base}?${view.search}`} aria-current={isCurrent ? "true" : undefined}>
              {view.name} {total !== undefined && <span className="n">{counted(total)}</span>}
            </Link>
            {view.savedId !== undefined && isCurrent && (
              <Button look="quiet" size="small" aria-label={t.removeView(view.name)} onPress={() => remove.mutate(view.savedId ?? "")}>
                ×
              </Button>
            )}
          </span>
        );
      })}
      {current !== "" && !views.some((view) => narrowing(new URLSearchParams(view.search)) === current) && (
        <Button look="quiet" size="small" onPress={() => setSaving(true)}>
          + {t.saveView}
        </Button>
      )}
      <SaveView isOpen={saving} close={() => setSaving(false)} query={current} />
    </>
  );
}

function SaveView({ isOpen, close, query }: { readonly isOpen: boolean; readonly query: string; close(): void }) {
  const t = useMessages(submissionTexts);
  const shared = useMessages(words);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (name: string) => answerOf(api.POST("/api/views", { body: { name, list: "documents", query } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["views"] });
      close();
    },
  });
  return (
    <Dialog title={t.saveView} isOpen={isOpen} close={close}>
      <form
        className="decide-form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get("name")).trim();
          if (name !== "") save.mutate(name);
        }}
      >
        <Field label={t.viewName} name="name" isRequired autoFocus maxLength={60} />
        {save.error && <Notice error={save.error} />}
        <div className="actions">
          <Button onPress={close}>{shared.cancel}</Button>
          <Button type="submit" look="primary">
            {t.saveView}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
