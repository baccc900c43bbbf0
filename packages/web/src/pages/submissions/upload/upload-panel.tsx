import { type ReactNode, useCallback, useEffect, useState } from "react";
import { FileTrigger, ProgressBar } from "react-aria-components";
import { Link } from "react-router";
import { useMay, useVisitor } from "../../../api/account.tsx";
import { type DocumentChange, useTold } from "../../../api/changes.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { keyGroups, useKeys } from "../../../shell/keys.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice, Field } from "../../../ui/field.tsx";
import { counted, shareOf, sizeShown, timeShown, useSpan } from "../../../ui/format.ts";
import "../../../ui/panel.css";
import { words } from "../../../ui/words.ts";
import { useFailureText } from "../failure-texts.ts";
import { submissionTexts } from "../messages.ts";
import { AddressDialog } from "./address-dialog.tsx";
import { batchFigures } from "./batch-figures.ts";
import { readChosen } from "./read-drop.ts";
import "./upload-panel.css";
import { addFiles, type Batch, clearBatch, hear, isEnded, retry, type SubmissionDetails, type Upload, useBatch } from "./uploader.ts";

interface UploadPanelProps {
  readonly details: SubmissionDetails;
  readonly isDropTarget: boolean;
  setDetails(details: SubmissionDetails): void;
}

/** Where files come in, and what becomes of them. */
export function UploadPanel({ details, isDropTarget, setDetails }: UploadPanelProps) {
  const batch = useBatch();
  useTold(
    "change",
    useCallback((change: DocumentChange) => hear(change), []),
  );
  return (
    <div className={`up ${batch ? "" : "up-idle"}`}>
      <DropPart details={details} isDropTarget={isDropTarget} setDetails={setDetails} />
      {batch && <BatchPart batch={batch} />}
    </div>
  );
}

function DropPart({ details, isDropTarget, setDetails }: UploadPanelProps) {
  const t = useMessages(submissionTexts);
  const groups = useMessages(keyGroups);
  const { account } = useVisitor();
  const mayFetch = useMay("schedule");
  const [shown, setShown] = useState(false);
  const [fetching, setFetching] = useState(false);
  const isSubmitter = account.role === "submitter";
  useKeys([
    { keys: ["u"], label: t.chooseFiles, group: groups.list, run: () => document.querySelector<HTMLElement>(".dz .btn.primary")?.click() },
  ]);
  return (
    <section className={`dz ${isDropTarget ? "target" : ""}`} aria-label={t.upload}>
      <div>
        <h2 className="b">{isDropTarget ? t.dropNow : t.dropTitle}</h2>
        <p className="m s">{t.dropHint}</p>
      </div>
      <div className="bs">
        <FileTrigger allowsMultiple onSelect={(files) => addFiles(readChosen(files), details)}>
          <Button look="primary" shortcut="U" aria-keyshortcuts="u">
            {t.chooseFiles}
          </Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={(files) => addFiles(readChosen(files), details)}>
          <Button>{t.chooseFolder}</Button>
        </FileTrigger>
        {mayFetch && <Button onPress={() => setFetching(true)}>{t.fromAddress}</Button>}
        {!isSubmitter && (
          <Button look="quiet" onPress={() => setShown(!shown)} aria-expanded={shown}>
            {t.details}
          </Button>
        )}
      </div>
      {isSubmitter && account.units.length > 1 && (
        <Choice
          label={t.unit}
          value={details.unit}
          options={account.units.map((unit) => ({ id: unit, label: unit }))}
          onChange={(unit) => setDetails({ ...details, unit })}
        />
      )}
      {shown && (
        <div className="details">
          <Field label={t.unit} value={details.unit} onChange={(unit) => setDetails({ ...details, unit })} />
          <Field
            label={t.year}
            value={details.year}
            inputMode="numeric"
            pattern="(19|20)\d\d"
            onChange={(year) => setDetails({ ...details, year })}
          />
          <p className="m s">{t.detailsHint}</p>
        </div>
      )}
      <AddressDialog isOpen={fetching} close={() => setFetching(false)} />
    </section>
  );
}

function BatchPart({ batch }: { readonly batch: Batch }) {
  const t = useMessages(submissionTexts);
  const shared = useMessages(words);
  const span = useSpan();
  const failureText = useFailureText();
  const now = useNow(batch.uploads.some((upload) => !isEnded(upload)));
  const [open, setOpen] = useState(false);
  const figures = batchFigures(batch, now);
  const { total, done, failed, failures } = figures;
  const isOver = done + failed === total;
  const inWork = figures.sending + figures.reading + figures.checking;
  return (
    <>
      <section className="panel bt" aria-label={t.batch}>
        <div className="bh">
          <span className={`st b ${isOver ? (failed > 0 ? "fail" : "done") : "run"}`}>{isOver ? t.batchDone : t.batchRunning}</span>
          <b>{t.batchFiles(counted(total))}</b>
          <span className="m s">{t.since(timeShown(new Date(batch.startedAt).toISOString()))}</span>
          <span className="gap" />
          {failed > 0 && (
            <Button
              size="small"
              onPress={() => batch.uploads.filter(({ state }) => state === "failed").forEach((upload) => void retry(upload))}
            >
              {t.retryFailed(counted(failed))}
            </Button>
          )}
          <Button size="small" look="quiet" onPress={() => setOpen(!open)} aria-expanded={open}>
            {open ? t.hideFiles : t.showFiles}
          </Button>
          {isOver && (
            <Button size="small" look="quiet" onPress={clearBatch}>
              {t.clear}
            </Button>
          )}
        </div>
        <ProgressBar className="pg" aria-label={t.batch} value={shareOf(done + failed, total)}>
          <span className="bar big">
            <i className="fill-ok" style={{ width: `${shareOf(done, total)}%` }} />
            <i className="fill-error" style={{ width: `${shareOf(failed, total)}%` }} />
            <i className="fill-accent" style={{ width: `${shareOf(inWork, total)}%` }} />
          </span>
        </ProgressBar>
        <dl className="kv">
          <Key label={t.done}>
            {counted(done)}
            <span className="m"> / {counted(total)}</span>
          </Key>
          <Key label={t.failed} look={failed > 0 ? "err" : ""}>
            {counted(failed)}
          </Key>
          <Key label={t.inWork}>
            {counted(inWork)}
            {inWork > 0 && (
              <span className="m s kv-steps">{t.steps(counted(figures.sending), counted(figures.reading), counted(figures.checking))}</span>
            )}
          </Key>
          <Key label={t.waiting}>{counted(figures.waiting)}</Key>
          {figures.perMinute !== undefined && (
            <Key label={t.rate}>
              {counted(Math.round(figures.perMinute))}
              <span className="m"> {t.perMinute}</span>
            </Key>
          )}
          {figures.remainingMs !== undefined && <Key label={t.remaining}>{t.about(span(figures.remainingMs))}</Key>}
        </dl>
        {open && <FileList uploads={batch.uploads} />}
      </section>
      {failures.length > 0 && (
        <section className="er panel" aria-label={t.failures}>
          <div className="bh">
            <b>{t.failures}</b>
            <span className="n err b">{counted(failed)}</span>
            <span className="gap" />
            <span className="m s">{t.failuresNote}</span>
          </div>
          <ul>
            {failures.map(({ kind, count }) => {
              const { name, remedy } = failureText(kind);
              return (
                <li key={kind} title={`${name}${shared.colon}${remedy}`}>
                  <span className="n err b">{counted(count)}</span>
                  <b>{name}</b>
                  <span className="m">{remedy}</span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

function Key({ label, look = "", children }: { readonly label: string; readonly look?: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={`n ${look}`}>{children}</dd>
    </div>
  );
}

const MOST_SHOWN = 500;

/** Every file of the batch; those that failed first. */
function FileList({ uploads }: { readonly uploads: readonly Upload[] }) {
  const t = useMessages(submissionTexts);
  const sorted = uploads.toSorted(
    (one, other) => Number(other.state === "failed") - Number(one.state === "failed") || Number(isEnded(one)) - Number(isEnded(other)),
  );
  return (
    <ul className="files" aria-label={t.showFiles}>
      {sorted.slice(0, MOST_SHOWN).map((upload) => (
        <FileLine key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}

function FileLine({ upload }: { readonly upload: Upload }) {
  const t = useMessages(submissionTexts);
  const shared = useMessages(words);
  const failureText = useFailureText();
  const { name, size, state, sent, documentId, known = false, failure } = upload;
  const states = {
    waiting: t.waiting,
    sending: t.sending(String(Math.round(sent * 100))),
    received: shared.statusReceived,
    extracting: shared.statusExtracting,
    extracted: shared.statusExtracted,
    auditing: shared.statusAuditing,
    checked: shared.statusChecked,
    failed: failure ? failureText(failure.kind).name : t.failed,
  };
  const looks = {
    waiting: "",
    sending: "run",
    received: "",
    extracting: "run",
    extracted: "",
    auditing: "run",
    checked: "done",
    failed: "fail",
  };
  return (
    <li>
      <span className="file-name" title={name}>
        {name}
      </span>
      <span className="n m s">{sizeShown(size)}</span>
      <span className={`st ${looks[state]}`}>{states[state]}</span>
      <span className="m s file-more">{state === "failed" && failure ? failureText(failure.kind).remedy : known ? t.known : ""}</span>
      {state === "failed" && (
        <Button size="small" onPress={() => void retry(upload)}>
          {t.retry}
        </Button>
      )}
      {state === "checked" && documentId !== undefined && <Link to={`/documents/${documentId}`}>{t.openDocument}</Link>}
    </li>
  );
}

/** The time, once a second while it matters. */
function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
