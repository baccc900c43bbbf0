import type { Schemas } from "../../../api/client.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { counted } from "../../../ui/format.ts";
import "../../../ui/state-mark.css";
import { words } from "../../../ui/words.ts";
import { useFailureText } from "../failure-texts.ts";
import { submissionTexts } from "../messages.ts";

/** How far a document is: on its way, failed and why, waiting for a reviewer, reviewed. */
export function DocumentState({ document }: { readonly document: Schemas["Document"] }) {
  const t = useMessages(submissionTexts);
  const shared = useMessages(words);
  const failureText = useFailureText();
  const { status, failure, findings, report } = document;
  const steps = {
    received: shared.statusReceived,
    extracting: shared.statusExtracting,
    extracted: shared.statusExtracted,
    auditing: shared.statusAuditing,
  };
  if (status === "failed") return <span className="st fail">{t.failedWith(failureText(failure?.kind ?? "internal").name)}</span>;
  if (status !== "checked")
    return <span className={`st ${status === "received" || status === "extracted" ? "" : "run"}`}>{steps[status]}</span>;
  // Silence is no pass where there was nothing to check.
  if (findings.total === 0 && (report?.coverage.checked ?? 0) === 0) return <span className="st">{t.nothingChecked}</span>;
  if (findings.total === 0) return <span className="st done">{t.passed}</span>;
  if (findings.open === 0) return <span className="st done">{t.reviewed}</span>;
  if (findings.open === findings.total) return <span className="st open">{t.toReview}</span>;
  return <span className="st sent">{t.reviewing(counted(findings.total - findings.open), counted(findings.total))}</span>;
}
