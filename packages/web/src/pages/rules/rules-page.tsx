import { Cell, Column, Input, Link, Row, SearchField, Table, TableBody, TableHeader } from "react-aria-components";
import { useSearchParams } from "react-router";
import { useMay } from "../../api/account.tsx";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { counted } from "../../ui/format.ts";
import { Notice } from "../../ui/notice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { SEVERITIES, SeverityMark, useSeverityNames } from "../../ui/severity-mark.tsx";
import { words } from "../../ui/words.ts";
import { ruleTexts } from "./messages.ts";
import { PrecisionBar } from "./precision-bar.tsx";
import { type Rule, useFamilyNames, useFindingsByRule, useRules, useRuleTitle } from "./rules.ts";
import "../../ui/panel.css";
import "../../ui/table.css";
import "../page-head.css";
import "./rules.css";

/** 规则目录: every rule with its severity, how often it is right, and what it raised. The filter stands in the address. */
export default function RulesPage() {
  const t = useMessages(ruleTexts);
  const w = useMessages(words);
  const [query, setQuery] = useSearchParams();
  const rules = useRules();
  const families = useFamilyNames();
  const severities = useSeverityNames();
  const titleOf = useRuleTitle();
  const findings = useFindingsByRule();
  const mayJudge = useMay("decide");
  const text = query.get("text") ?? "";
  const severity = query.get("severity") ?? "";
  const family = query.get("family") ?? "";
  const all = rules.data ?? [];
  const shown = all.filter(
    (rule) =>
      (severity === "" || rule.severity === severity) &&
      (family === "" || rule.family === family) &&
      `${rule.id} ${rule.title} ${rule.titleEn}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setQuery(next, { replace: true });
  };
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="m s n">{rules.data && t.count(counted(shown.length), counted(all.length))}</span>
        <span className="gap" />
        <SearchField className="narrow" aria-label={t.search} value={text} onChange={(value) => narrow("text", value)}>
          <Input placeholder={t.search} />
        </SearchField>
        <Segments
          label={t.severity}
          value={severity}
          options={[{ id: "", label: w.all }, ...SEVERITIES.map((id) => ({ id: id as string, label: severities[id] }))]}
          onChange={(value) => narrow("severity", value)}
        />
        <Segments
          label={t.family}
          value={family}
          options={[{ id: "", label: w.all }, ...Object.entries(families).map(([id, label]) => ({ id, label }))]}
          onChange={(value) => narrow("family", value)}
        />
      </div>
      {rules.error && <Notice error={rules.error} retry={() => void rules.refetch()} />}
      <div className="panel table-frame">
        <Table className="table rules-table" aria-label={t.title}>
          <TableHeader>
            <Column className="c-severity">{t.severity}</Column>
            <Column isRowHeader>{t.rule}</Column>
            <Column className="c-family">{t.family}</Column>
            <Column className="c-list r">{t.onList}</Column>
            <Column className="c-precision">{t.precision}</Column>
          </TableHeader>
          <TableBody
            items={shown}
            dependencies={[findings, titleOf]}
            renderEmptyState={() =>
              rules.data ? (
                <p className="empty">
                  {t.none}{" "}
                  <Button size="small" onPress={() => setQuery({}, { replace: true })}>
                    {t.clear}
                  </Button>
                </p>
              ) : null
            }
          >
            {(rule: Rule) => (
              <Row id={rule.id} href={`/rules/${rule.id}`} textValue={titleOf(rule)}>
                <Cell>
                  <SeverityMark severity={rule.severity} /> <span className="s m">{severities[rule.severity]}</span>
                </Cell>
                <Cell>
                  <span className="b">{titleOf(rule)}</span> <code className="m s">{rule.id}</code>
                </Cell>
                <Cell>{families[rule.family] ?? rule.family}</Cell>
                <Cell className="n r">
                  {findings?.[rule.id] ? (
                    <Link href={`/findings?ruleId=${rule.id}`}>{counted(findings[rule.id] ?? 0)}</Link>
                  ) : (
                    <span className="m">0</span>
                  )}
                </Cell>
                <Cell>{mayJudge ? <PrecisionBar precision={rule.precision} /> : <span className="m">{w.none}</span>}</Cell>
              </Row>
            )}
          </TableBody>
        </Table>
      </div>
    </main>
  );
}
