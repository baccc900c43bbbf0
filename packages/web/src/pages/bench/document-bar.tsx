import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { shellTexts } from "../../shell/messages.ts";
import { counted, shareOf } from "../../ui/format.ts";
import { useKindName } from "../../ui/kind.ts";
import { ExportButton } from "../../ui/export-dialog/export-button.tsx";
import "../../ui/panel.css";
import { benchTexts } from "./messages.ts";

interface DocumentBarProps {
  readonly document: Schemas["Document"] | undefined;
  readonly counts: { readonly confirmed: number; readonly failing: number; readonly untested: number } | undefined;
}

/** Whose report it is, which version, and how many of its figures were checked. */
export function DocumentBar({ document, counts }: DocumentBarProps) {
  const t = useMessages(benchTexts);
  const shell = useMessages(shellTexts);
  const kindName = useKindName();
  const report = document?.report;
  const title = report?.title || report?.project || document?.names[0] || "";
  const total = counts ? counts.confirmed + counts.failing + counts.untested : 0;
  const submission = document?.submissions[0];
  return (
    <div className="doc">
      <Link to="/" className="m">
        {shell.submissions}
      </Link>
      {document?.unit && (
        <>
          <i>/</i>
          <Link to={submission === undefined ? "/" : `/submissions/${submission}`} className="m">
            {document.unit}
          </Link>
        </>
      )}
      <i>/</i>
      <b title={document?.names.join(" ")}>{title}</b>
      {report && <span className="tag">{kindName(report.kind)}</span>}
      {report?.year && <span className="tag n">{report.year}</span>}
      {document?.version && <span className="tag">{t.version(String(document.version.number))}</span>}
      {document?.version?.latest === false && <LatestVersion documentId={document.id} />}
      <span className="gap" />
      {counts && total > 0 && (
        <span
          className="cov"
          title={t.coverage(counted(total), counted(counts.confirmed), counted(counts.failing), counted(counts.untested))}
        >
          <span className="m">{t.figures}</span> <b className="n">{counted(total)}</b>
          <span className="bar cov-bar">
            <i className="fill-ok" style={{ width: `${shareOf(counts.confirmed, total)}%` }} />
            <i className="fill-error" style={{ width: `${shareOf(counts.failing, total)}%` }} />
            <i className="fill-none" style={{ width: `${shareOf(counts.untested, total)}%` }} />
          </span>
          <span className="n cov-counts">
            <span className="ok">✓ {counted(counts.confirmed)}</span>
            <span className="err">✕ {counted(counts.failing)}</span>
            <span className="m">
              · {counted(counts.untested)} {t.untested}
            </span>
          </span>
        </span>
      )}
      {document?.status === "checked" && <ExportButton size="small" scope={{ documentId: document.id }} />}
    </div>
  );
}

/** An older version says so, and leads to the one that counts. */
function LatestVersion({ documentId }: { readonly documentId: string }) {
  const t = useMessages(benchTexts);
  const versions = useQuery({
    queryKey: ["versions", documentId],
    queryFn: () => answerOf(api.GET("/api/documents/{id}/versions", { params: { path: { id: documentId } } })),
  });
  const latest = versions.data?.items.at(-1);
  return latest ? (
    <Link className="tag warn" to={`/documents/${latest.documentId}`}>
      {t.latest} →
    </Link>
  ) : null;
}
