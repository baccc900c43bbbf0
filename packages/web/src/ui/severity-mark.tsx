import type { Schemas } from "../api/client.ts";
import { useMessages } from "../i18n/language.tsx";
import "./severity-mark.css";
import { words } from "./words.ts";

export type Severity = Schemas["Finding"]["severity"];
export const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

export function useSeverityNames(): Readonly<Record<Severity, string>> {
  const { severityError: error, severityWarning: warning, severityInfo: info } = useMessages(words);
  return { error, warning, info };
}

/** Severity by character and shape, never by colour alone. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const t = useMessages(words);
  const marks = { error: t.markError, warning: t.markWarning, info: t.markInfo };
  const names = useSeverityNames();
  return (
    <span className={`sev ${severity}`} role="img" aria-label={names[severity]} title={names[severity]}>
      {marks[severity]}
    </span>
  );
}
