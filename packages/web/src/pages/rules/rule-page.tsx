import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { useMay } from "../../api/account.tsx";
import { answerOf, api } from "../../api/client.ts";
import { isProblem } from "../../api/problem.ts";
import { useMessages } from "../../i18n/language.tsx";
import { counted } from "../../ui/format.ts";
import { Notice } from "../../ui/notice.tsx";
import { SeverityMark, useSeverityNames } from "../../ui/severity-mark.tsx";
import { inOrder, Markdown } from "./markdown.tsx";
import { ruleTexts } from "./messages.ts";
import { PrecisionBar } from "./precision-bar.tsx";
import { useFamilyNames, useFindingsByRule, useRules, useRuleTitle } from "./rules.ts";
import "../../ui/panel.css";
import "../page-head.css";
import "./rules.css";

/** One rule: what it rests on, reports, leaves alone and cannot judge, with the examples that the tests run. */
export default function RulePage() {
  const t = useMessages(ruleTexts);
  const { id = "" } = useParams();
  const titleOf = useRuleTitle();
  const families = useFamilyNames();
  const severities = useSeverityNames();
  const findings = useFindingsByRule();
  const mayJudge = useMay("decide");
  const precision = useRules().data?.find((one) => one.id === id)?.precision;
  const page = useQuery({
    queryKey: ["rules", id],
    queryFn: () => answerOf(api.GET("/api/rules/{id}", { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rule = page.data;
  const count = findings?.[id] ?? 0;
  return (
    <main id="main" className="page rule-page">
      <nav className="trail" aria-label={t.back}>
        <Link to="/rules">← {t.back}</Link>
      </nav>
      {isProblem(page.error, "not-found") ? (
        <p className="empty">{t.unknown}</p>
      ) : (
        page.error && <Notice error={page.error} retry={() => void page.refetch()} />
      )}
      {rule && (
        <div className="rule-columns">
          <article className="panel prose">
            <header>
              <SeverityMark severity={rule.severity} />
              <h1>{titleOf(rule)}</h1>
              <code className="m">{rule.id}</code>
            </header>
            {t.onlyChinese !== "" && <p className="m s">{t.onlyChinese}</p>}
            <div lang="zh-CN">
              <Markdown text={withoutTitle(rule.page)} code={(block) => <Example {...block} />} />
            </div>
          </article>
          <aside>
            <dl className="panel facts">
              <div>
                <dt>{t.severity}</dt>
                <dd>{severities[rule.severity]}</dd>
              </div>
              <div>
                <dt>{t.family}</dt>
                <dd>
                  <Link to={`/rules?family=${rule.family}`}>{families[rule.family] ?? rule.family}</Link>
                </dd>
              </div>
              {mayJudge && (
                <div>
                  <dt>{t.precision}</dt>
                  <dd title={t.precisionHint}>
                    <PrecisionBar precision={precision} />
                  </dd>
                </div>
              )}
              <div>
                <dt>{t.onList}</dt>
                <dd>
                  {count > 0 ? (
                    <Link to={`/findings?ruleId=${id}`}>{t.findings(counted(count))}</Link>
                  ) : (
                    <span className="m">{t.noFindings}</span>
                  )}
                </dd>
              </div>
            </dl>
            <Neighbours id={id} />
          </aside>
        </div>
      )}
    </main>
  );
}

/** The page's own title names the rule again. */
function withoutTitle(page: string): string {
  return page.replace(/^# .*\n/u, "");
}

function Neighbours({ id }: { readonly id: string }) {
  const t = useMessages(ruleTexts);
  const titleOf = useRuleTitle();
  const rules = useRules().data ?? [];
  const at = rules.findIndex((rule) => rule.id === id);
  const [previous, next] = [rules[at - 1], rules[at + 1]];
  return (
    <nav className="neighbours">
      {previous && (
        <Link to={`/rules/${previous.id}`}>
          <span className="m s">{t.previous}</span>
          {titleOf(previous)}
        </Link>
      )}
      {next && (
        <Link to={`/rules/${next.id}`}>
          <span className="m s">{t.next}</span>
          {titleOf(next)}
        </Link>
      )}
    </nav>
  );
}

/** An example is a small document of its own, or several, marked with what becomes of it. */
function Example({ says, text }: { readonly says: string; readonly text: string }) {
  const t = useMessages(ruleTexts);
  const verdict = says.split(" ")[1] ?? "";
  const names: Readonly<Record<string, string>> = { inconsistent: t.reported, consistent: t.notReported, undecided: t.undecidable };
  const name = names[verdict];
  if (name === undefined) return <pre>{text}</pre>;
  return (
    <figure className={`example ${verdict}`}>
      <figcaption>{name}</figcaption>
      {inOrder(text.split(/^=====.*=====$/mu), (part) => (
        <div className="example-paper">
          <Markdown text={part} />
        </div>
      ))}
    </figure>
  );
}
