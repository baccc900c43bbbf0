import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { Link } from "react-router";
import { useMay } from "../../api/account.tsx";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import { isProblem } from "../../api/problem.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { Button, type ButtonProps } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { counted } from "../format.ts";
import { Notice } from "../notice.tsx";
import "../plot/plot-frame.css";
import { words } from "../words.ts";
import "./export-dialog.css";
import { exportTexts } from "./messages.ts";

type ImportReport = Schemas["ImportReport"];
type Outcome = ImportReport["rows"][number]["outcome"];

/** Takes decisions back in that were filled into an exported list; then says of each row what became of it. */
export function ImportButton(button: Omit<ButtonProps, "onPress" | "children">) {
  const t = useMessages(exportTexts);
  const mayDecide = useMay("decide");
  const [isOpen, setOpen] = useState(false);
  if (!mayDecide) return null;
  return (
    <>
      <Button {...button} onPress={() => setOpen(true)}>
        {t.import}
      </Button>
      {isOpen && <ImportDialog close={() => setOpen(false)} />}
    </>
  );
}

function ImportDialog({ close }: { close(): void }) {
  const t = useMessages(exportTexts);
  const w = useMessages(words);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (file: File) =>
      answerOf(
        api.POST("/api/findings/import", {
          // The bytes go as they are.
          body: file as unknown as string,
          bodySerializer: (body: unknown) => body as Blob,
          headers: { "content-type": "application/octet-stream" },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ predicate: ({ meta }) => meta?.["live"] === true }),
  });
  const detail = isProblem(send.error, "invalid-request") ? send.error.body?.detail : undefined;
  return (
    <Dialog title={t.importTitle} isOpen close={close} wide>
      <p>{t.importText}</p>
      {detail !== undefined ? (
        <p className="notice" role="alert">
          {detail}
        </p>
      ) : (
        send.error && <Notice error={send.error} />
      )}
      {send.data && <Report report={send.data} />}
      <div className="actions">
        <span className="m s" role="status">
          {send.isPending ? t.importing : ""}
        </span>
        <Button onPress={close}>{send.data ? t.done : w.close}</Button>
        <FileTrigger
          acceptedFileTypes={[".xlsx"]}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) send.mutate(file);
          }}
        >
          <Button look="primary" isDisabled={send.isPending}>
            {t.choose}
          </Button>
        </FileTrigger>
      </div>
    </Dialog>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const t = useMessages(exportTexts);
  const { language } = useLanguage();
  const outcomes: Readonly<Record<Outcome, string>> = {
    applied: t.outcomeApplied,
    known: t.outcomeKnown,
    stale: t.outcomeStale,
    unknown: t.outcomeUnknown,
    notAllowed: t.outcomeNotAllowed,
    repeated: t.outcomeRepeated,
    invalid: t.outcomeInvalid,
  };
  const totals = [
    [t.applied, report.applied],
    [t.refused, report.refused],
    [t.known, report.known],
    [t.untouched, report.untouched],
  ] as const;
  return (
    <>
      <p className="import-totals" role="status">
        {totals.map(([name, count]) => (
          <span key={name}>
            {name} <b className="n">{counted(count)}</b>
          </span>
        ))}
      </p>
      <div className="import-rows">
        {report.rows.length === 0 ? (
          <p className="empty">{t.noRows}</p>
        ) : (
          <table className="plot-table" aria-label={t.importTitle}>
            <thead>
              <tr>
                <th scope="col">{t.row}</th>
                <th scope="col">{t.id}</th>
                <th scope="col">{t.outcome}</th>
                <th scope="col">{t.reason}</th>
              </tr>
            </thead>
            <tbody>
              {report.rows.map(({ row, id, outcome, message }) => (
                <tr key={row}>
                  <th scope="row" className="n">
                    {row}
                  </th>
                  <td>{outcome === "unknown" || id === "" ? <code>{id}</code> : <Link to={`/findings?id=${id}`}>{id}</Link>}</td>
                  <td className={outcome === "applied" ? "ok" : outcome === "known" ? "" : "err"}>{outcomes[outcome]}</td>
                  <td>{message[language]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}
