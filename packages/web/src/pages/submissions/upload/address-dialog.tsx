import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Link } from "react-router";
import { answerOf, api } from "../../../api/client.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { words } from "../../../ui/words.ts";
import { submissionTexts } from "../messages.ts";

/** Files from the web: the server collects them in a run of its own. */
export function AddressDialog({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  const t = useMessages(submissionTexts);
  const shared = useMessages(words);
  const run = useMutation({
    mutationFn: (body: { sources: string[]; unit: string; year: string }) => answerOf(api.POST("/api/runs", { body })),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const sources = String(given.get("sources"))
      .split(/\s+/u)
      .filter((one) => one !== "");
    if (sources.length > 0)
      run.mutate({ sources, unit: String(given.get("unit") ?? "").trim(), year: String(given.get("year") ?? "").trim() });
  };
  const leave = () => {
    run.reset();
    close();
  };
  return (
    <Dialog title={t.fromAddress} isOpen={isOpen} close={leave}>
      {run.data ? (
        <>
          <p>
            {t.fetching} <Link to={`/schedules/runs/${run.data.id}`}>{t.runs}</Link>
          </p>
          <div className="actions">
            <Button look="primary" onPress={leave}>
              {shared.close}
            </Button>
          </div>
        </>
      ) : (
        <form className="decide-form" onSubmit={submit}>
          <Field label={t.address} name="sources" rows={4} isRequired autoFocus placeholder="https://" />
          <p className="m s">{t.addressHint}</p>
          <Field label={t.unit} name="unit" />
          <Field label={t.year} name="year" pattern="(19|20)\d\d" />
          {run.error && <Notice error={run.error} />}
          <div className="actions">
            <Button onPress={leave}>{shared.cancel}</Button>
            <Button type="submit" look="primary" isDisabled={run.isPending}>
              {t.fetchNow}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
