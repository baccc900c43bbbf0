import { useMessages } from "../i18n/language.tsx";
import { words } from "./words.ts";

/** The kind of a report in the reader's words; what a sender typed is shown as it is. */
export function useKindName(): (kind: string) => string {
  const t = useMessages(words);
  const names: Readonly<Record<string, string>> = {
    selfEvaluation: t.kindSelfEvaluation,
    form: t.kindForm,
    evaluation: t.kindEvaluation,
    monitoring: t.kindMonitoring,
    unknown: t.kindUnknown,
    "": t.none,
  };
  return (kind) => names[kind] ?? kind;
}
