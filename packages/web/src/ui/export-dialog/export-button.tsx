import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { useMay } from "../../api/account.tsx";
import { isProblem } from "../../api/problem.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { Button, type ButtonProps } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Choice, Field, Tick } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { SEVERITIES, type Severity, useSeverityNames } from "../severity-mark.tsx";
import { words } from "../words.ts";
import "./export-dialog.css";
import { exportTexts } from "./messages.ts";
import { saveFile } from "./save-file.ts";

/** What is exported: a submission, a document, or what a filter of GET /api/findings leaves. */
export type ExportScope =
  | { readonly submissionId: string }
  | { readonly documentId: string }
  | { readonly query: Readonly<Record<string, string | readonly string[]>> };

const FORMATS = ["xlsx", "docx", "annotated", "html", "csv", "json", "sarif"] as const;
type Format = (typeof FORMATS)[number];
const LETTER_LINES = ["issuer", "number", "addressee", "signature", "due"] as const;

/** Opens the window of exports; nothing for who may not decide. */
export function ExportButton({ scope, ...button }: { readonly scope: ExportScope } & Omit<ButtonProps, "onPress" | "children">) {
  const t = useMessages(exportTexts);
  const mayExport = useMay("decide");
  const [isOpen, setOpen] = useState(false);
  if (!mayExport) return null;
  return (
    <>
      <Button {...button} onPress={() => setOpen(true)}>
        {t.export}
      </Button>
      {isOpen && <ExportDialog scope={scope} close={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ scope, close }: { readonly scope: ExportScope; close(): void }) {
  const t = useMessages(exportTexts);
  const w = useMessages(words);
  const { language } = useLanguage();
  const [format, setFormat] = useState<Format>("xlsx");
  const [severities, setSeverities] = useState<ReadonlySet<Severity>>(new Set(SEVERITIES));
  const [lang, setLang] = useState<"zh" | "en">(language);
  const save = useMutation({ mutationFn: (given: FormData) => saveFile(addressOf(scope, format, severities, lang, given)) });
  const names: Readonly<Record<Format, readonly [string, string]>> = {
    xlsx: [t.xlsx, t.xlsxFor],
    docx: [t.docx, t.docxFor],
    annotated: [t.annotated, t.annotatedFor],
    html: [t.html, t.htmlFor],
    csv: [t.csv, t.csvFor],
    json: [t.json, t.jsonFor],
    sarif: [t.sarif, t.sarifFor],
  };
  // A copy is of one original.
  const formats = FORMATS.filter((one) => one !== "annotated" || "documentId" in scope);
  const isForMany = isProblem(save.error, "invalid-request") && save.error.body?.faults?.some(({ path }) => path === "unit");
  return (
    <Dialog title={t.title} isOpen close={close} wide>
      <form
        className="export-form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        <RadioGroup
          className="export-formats"
          aria-label={t.what}
          value={format}
          onChange={(value) => {
            save.reset();
            const chosen = FORMATS.find((one) => one === value) ?? "xlsx";
            setFormat(chosen);
            // A letter asks for what is wrong; hints are no business of the unit.
            setSeverities(new Set(chosen === "docx" ? ["error"] : SEVERITIES));
          }}
        >
          {formats.map((one) => (
            <Radio key={one} value={one}>
              <span className="radio-dot" aria-hidden="true" />
              <span>
                <b>{names[one][0]}</b>
                <span className="m s">{names[one][1]}</span>
              </span>
            </Radio>
          ))}
        </RadioGroup>
        {format === "docx" && <LetterFields />}
        <div className="export-row">
          <SeverityTicks chosen={severities} choose={setSeverities} />
          <span className="gap" />
          <Choice
            label={t.language}
            value={lang}
            options={[
              { id: "zh", label: t.chinese },
              { id: "en", label: t.english },
            ]}
            onChange={setLang}
          />
        </div>
        {isForMany ? (
          <p className="notice" role="alert">
            {t.oneUnit}
          </p>
        ) : (
          save.error && <Refusal error={save.error} />
        )}
        <div className="actions">
          <span className="m s" role="status">
            {save.isPending ? t.saving : save.data !== undefined ? t.saved(save.data) : ""}
          </span>
          <Button onPress={close}>{w.close}</Button>
          <Button type="submit" look="primary" isDisabled={save.isPending || severities.size === 0}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the server says of it helps: a file that takes no remarks, a list that is too long. */
function Refusal({ error }: { readonly error: Error }) {
  const detail = isProblem(error) && (error.kind === "not-annotatable" || error.kind === "too-large") ? error.body?.detail : undefined;
  return detail === undefined ? (
    <Notice error={error} />
  ) : (
    <p className="notice" role="alert">
      {detail}
    </p>
  );
}

function LetterFields() {
  const t = useMessages(exportTexts);
  const [group, setGroup] = useState<"section" | "rule">("section");
  return (
    <fieldset className="letter-fields">
      <legend>{t.letterOptions}</legend>
      <Field label={t.issuer} name="issuer" />
      <Field label={t.number} name="number" />
      <Field label={t.addressee} name="addressee" placeholder={t.addresseeHint} />
      <Field label={t.signature} name="signature" placeholder={t.signatureHint} />
      <Field label={t.due} name="due" type="date" />
      <Choice
        label={t.group}
        value={group}
        options={[
          { id: "section", label: t.bySection },
          { id: "rule", label: t.byRule },
        ]}
        onChange={setGroup}
      />
      <input type="hidden" name="group" value={group} />
      <Tick name="reply" value="true" defaultSelected>
        {t.reply}
      </Tick>
      <Tick name="scope" value="true" defaultSelected>
        {t.scope}
      </Tick>
    </fieldset>
  );
}

function SeverityTicks({ chosen, choose }: { readonly chosen: ReadonlySet<Severity>; choose(chosen: ReadonlySet<Severity>): void }) {
  const t = useMessages(exportTexts);
  const names = useSeverityNames();
  return (
    <fieldset className="export-severities">
      <legend>{t.severities}</legend>
      {SEVERITIES.map((severity) => (
        <Tick
          key={severity}
          isSelected={chosen.has(severity)}
          onChange={(on) => choose(new Set(SEVERITIES.filter((one) => (one === severity ? on : chosen.has(one)))))}
        >
          {names[severity]}
        </Tick>
      ))}
    </fieldset>
  );
}

/** The address that answers with the file. */
function addressOf(scope: ExportScope, format: Format, severities: ReadonlySet<Severity>, lang: "zh" | "en", given: FormData): string {
  const query = new URLSearchParams({ lang });
  if ("query" in scope)
    for (const [name, value] of Object.entries(scope.query))
      for (const one of [value].flat()) if (name !== "submissionId") query.append(name, one);
  if (severities.size < SEVERITIES.length && !query.has("severity")) query.set("severity", [...severities].join(","));
  if (format === "annotated") return `/api/documents/${"documentId" in scope ? scope.documentId : ""}/annotated?${query}`;
  query.set("format", format);
  if (format === "docx") {
    for (const name of LETTER_LINES) {
      const value = String(given.get(name) ?? "").trim();
      if (value !== "") query.set(name, value);
    }
    query.set("group", String(given.get("group") ?? "section"));
    query.set("reply", String(given.get("reply") === "true"));
    query.set("scope", String(given.get("scope") === "true"));
  }
  const submission = "submissionId" in scope ? scope.submissionId : "query" in scope ? scope.query["submissionId"] : undefined;
  if (typeof submission === "string") return `/api/submissions/${submission}/export?${query}`;
  if ("documentId" in scope) query.set("documentId", scope.documentId);
  return `/api/findings/export?${query}`;
}
