import { useMessages } from "../../i18n/language.tsx";
import { counted, shareOf } from "../../ui/format.ts";
import { ruleTexts } from "./messages.ts";
import type { Precision } from "./rules.ts";

/** The share of a rule's findings that reviewers confirmed, with how many were judged; a bar of right and wrong beside it. */
export function PrecisionBar({ precision }: { readonly precision: Precision | undefined }) {
  const t = useMessages(ruleTexts);
  const judged = precision ? precision.right + precision.wrong : 0;
  if (!precision || judged === 0) return <span className="m s">{t.notJudged}</span>;
  const share = shareOf(precision.right, judged);
  return (
    <span className="precision" title={t.judged(counted(precision.right), counted(precision.wrong))}>
      <span className="bar" aria-hidden="true">
        <i className="fill-ok" style={{ width: `${share}%` }} />
        <i className="fill-warning" style={{ width: `${100 - share}%` }} />
      </span>
      <span className="n b">{share.toFixed(1)}%</span>
      <span className="n m s">{counted(judged)}</span>
    </span>
  );
}
