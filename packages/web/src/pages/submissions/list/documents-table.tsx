import type { SortDescriptor } from "react-aria-components";
import { Cell, Column, FileTrigger, Row, type Selection, Table, TableBody, TableHeader } from "react-aria-components";
import { Link } from "react-router";
import { useMay } from "../../../api/account.tsx";
import type { Schemas } from "../../../api/client.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Tick } from "../../../ui/field.tsx";
import { counted, shareOf, timeShown } from "../../../ui/format.ts";
import { useKindName } from "../../../ui/kind.ts";
import { SEVERITIES, useSeverityNames } from "../../../ui/severity-mark.tsx";
import "../../../ui/table.css";
import { Who } from "../../../ui/who.tsx";
import { useFailureText } from "../failure-texts.ts";
import { submissionTexts } from "../messages.ts";
import { replaceFile } from "../upload/uploader.ts";
import { DocumentState } from "./document-state.tsx";
import "./documents-table.css";
import { formatName } from "./format-name.ts";

type Document = Schemas["Document"];

interface DocumentsTableProps {
  readonly documents: readonly Document[];
  readonly selected: Selection;
  readonly sort: SortDescriptor;
  readonly isEmpty: string;
  select(selected: Selection): void;
  setSort(sort: SortDescriptor): void;
  open(id: string): void;
  retry(id: string): void;
}

/** One report a row: whose, what, how far, what was found. */
export function DocumentsTable({ documents, selected, sort, isEmpty, select, setSort, open, retry }: DocumentsTableProps) {
  const t = useMessages(submissionTexts);
  const severities = useSeverityNames();
  const most = Math.max(1, ...documents.map(({ findings: { error, warning, info } }) => error + warning + info));
  return (
    <Table
      className="table documents"
      aria-label={t.title}
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={select}
      sortDescriptor={sort}
      onSortChange={setSort}
      onRowAction={(key) => open(String(key))}
    >
      <TableHeader>
        <Column className="col-tick">
          <Tick slot="selection" aria-label={t.selectAll} />
        </Column>
        <Column id="unit" allowsSorting className="col-unit">
          {t.unit}
        </Column>
        <Column id="name" allowsSorting isRowHeader>
          {t.project}
        </Column>
        <Column className="col-year">{t.year}</Column>
        <Column className="col-kind">{t.kind}</Column>
        <Column className="col-state">{t.state}</Column>
        <Column id="findings" allowsSorting className="col-findings">
          {t.findings}
          <span className="hh" aria-hidden="true">
            {SEVERITIES.map((severity) => (
              <span key={severity}>
                <i className={`fill-${severity}`} />
                {severities[severity]}
              </span>
            ))}
          </span>
        </Column>
        <Column className="col-coverage">{t.coverage}</Column>
        <Column className="col-who">{t.assignee}</Column>
        <Column id="updated" allowsSorting className="col-updated r">
          {t.updated}
        </Column>
      </TableHeader>
      <TableBody items={documents} renderEmptyState={() => <p className="empty">{isEmpty}</p>}>
        {(document) => <DocumentRow id={document.id} value={document} document={document} most={most} retry={retry} />}
      </TableBody>
    </Table>
  );
}

function DocumentRow({
  document,
  most,
  retry,
  ...row
}: {
  readonly document: Document;
  readonly most: number;
  readonly id: string;
  readonly value: Document;
  retry(id: string): void;
}) {
  const t = useMessages(submissionTexts);
  const kindName = useKindName();
  const { id, names, report, unit, findings, assignees, status, failure, version } = document;
  const name = report?.project || report?.title || names[0] || "";
  const figures = report?.coverage.figures ?? 0;
  const covered = report ? shareOf(report.coverage.checked, figures) : 0;
  const isRead = status === "checked";
  return (
    <Row {...row} textValue={name}>
      <Cell>
        <Tick slot="selection" aria-label={t.select(name)} />
      </Cell>
      <Cell className="un">
        <span title={unit || report?.unit}>{unit || report?.unit || <span className="m">{t.unrecognised}</span>}</span>
      </Cell>
      <Cell className="pj">
        <Link to={`/documents/${id}`} title={[report?.title, ...names].filter(Boolean).join("\n")}>
          {name}
        </Link>
        <span className="m s pj-more">
          {formatName(document.mediaType, names[0] ?? "")}
          {typeof report?.pages === "number" && ` · ${t.pages(counted(report.pages))}`}
          {version?.latest === false && ` · ${t.oldVersion}`}
        </span>
      </Cell>
      <Cell className="n">{report?.year || "—"}</Cell>
      <Cell className="c-kind">{report ? kindName(report.kind) : "—"}</Cell>
      <Cell>
        <DocumentState document={document} />
      </Cell>
      {status === "failed" ? (
        <Cell className="c-failed">
          <Failed document={document} kind={failure?.kind ?? "internal"} retry={retry} />
        </Cell>
      ) : (
        <Cell>{isRead ? <Counts findings={findings} most={most} /> : <span className="m">—</span>}</Cell>
      )}
      <Cell className="c-coverage">
        {isRead && figures > 0 ? (
          <span className="cvr">
            <span className="bar">
              <i className="fill-ok" style={{ width: `${covered}%` }} />
            </span>
            <span className="n">{Math.round(covered)}%</span>
          </span>
        ) : (
          status !== "failed" && <span className="m">—</span>
        )}
      </Cell>
      <Cell className="c-who">
        {assignees[0] === undefined ? (
          <span className="m">{t.unassigned}</span>
        ) : (
          <span className="wh" title={assignees.join("、")}>
            <Who name={assignees[0]} small />
            {assignees[0]}
          </span>
        )}
      </Cell>
      <Cell className="n m r">{timeShown(document.updatedAt)}</Cell>
    </Row>
  );
}

function Counts({ findings, most }: { readonly findings: Schemas["FindingCounts"]; readonly most: number }) {
  const names = useSeverityNames();
  return (
    <span className="q">
      <span className="qb" aria-hidden="true">
        {SEVERITIES.map(
          (severity) =>
            findings[severity] > 0 && (
              <i key={severity} className={`fill-${severity}`} style={{ width: `${Math.max(3, (findings[severity] / most) * 92)}px` }} />
            ),
        )}
      </span>
      {SEVERITIES.map((severity) => (
        <span key={severity} className={`n ${findings[severity] === 0 ? "z" : `q-${severity}`}`} title={names[severity]}>
          <span className="sr">{names[severity]}</span>
          {counted(findings[severity])}
        </span>
      ))}
    </span>
  );
}

function Failed({ document, kind, retry }: { readonly document: Document; readonly kind: string; retry(id: string): void }) {
  const t = useMessages(submissionTexts);
  const { remedy } = useFailureText()(kind);
  const maySubmit = useMay("submit");
  const mayRetry = useMay("manageDocuments");
  const [submission] = document.submissions;
  return (
    <span className="fx-row">
      <span className="s fx-remedy" title={document.failure?.detail || remedy}>
        {remedy}
      </span>
      {maySubmit && submission !== undefined && (
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file) replaceFile(file, document.id, submission);
          }}
        >
          <Button look="quiet" size="small">
            {t.replaceFile}
          </Button>
        </FileTrigger>
      )}
      {mayRetry && (
        <Button look="quiet" size="small" onPress={() => retry(document.id)}>
          {t.retry}
        </Button>
      )}
    </span>
  );
}
