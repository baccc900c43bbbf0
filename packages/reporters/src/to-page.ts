import type { Language, Severity } from "@gouji/rules";
import type { CheckJson, JsonDocument, JsonEvidence, JsonFinding } from "./check-json.ts";
import { consequenceSentences } from "./consequence-sentences.ts";
import { HTML_STYLE } from "./html-style.ts";
import { placeShown } from "./place-shown.ts";
import { REVIEW_WORDING, type ReviewWording } from "./review/review-wording.ts";
import { WORDING, type Wording } from "./wording.ts";

type Words = Wording & ReviewWording;

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The findings as one web page that needs nothing else: no script, no font, no network. All texts of files are escaped. */
export function toPage(
  { documents, summary, tool }: CheckJson,
  { language, unchecked = false }: { readonly language: Language; readonly unchecked?: boolean },
): string {
  const words: Words = { ...WORDING[language], ...REVIEW_WORDING[language] };
  const filters = SEVERITIES.map(
    (level) =>
      `<label class="${level}"><input type="checkbox" id="show-${level}" checked> <span class="badge">${words.severity[level]}</span> ${summary[level]}</label>`,
  );
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title><style>${HTML_STYLE}</style></head>
<body><main><h1>${words.title}</h1><p>${escaped(words.summary(summary))}</p><p class="soft">${words.silence}</p>
<div class="filters">${filters.join("")}</div>
${documents.map((document) => section(document, words, unchecked)).join("\n")}
<p class="soft">Gouji ${escaped(tool.version)}</p></main></body></html>
`;
}

function section(document: JsonDocument, words: Words, unchecked: boolean): string {
  const { path, pages, error, coverage, notes, findings, suppressed } = document;
  const head = `<section><h2>${escaped(path)}</h2>`;
  if (error)
    return `${head}<article class="error"><h3><span class="badge">${words.failed}</span><code>${escaped(error.kind)}</code></h3><p>${escaped(error.message)}</p></article></section>`;
  const size = pages === null ? "" : `${words.pages(pages)} · `;
  const listed = notes.map(
    ({ message, at }) => `<li>${typeof at?.page === "number" ? `${words.page(at.page)} ` : ""}${escaped(message)}</li>`,
  );
  return `${head}<p class="soft">${size}${words.coverage(coverage)}</p>
${findings.length === 0 ? `<p>${words.clean}</p>` : findings.map((finding, index) => article(finding, index + 1, words)).join("\n")}
${listed.length === 0 ? "" : `<details class="soft"><summary>${words.notes} (${listed.length})</summary><ul>${listed.join("")}</ul></details>`}${aside(suppressed, words)}${unchecked ? uncheckedList(document, words) : ""}</section>`;
}

function aside(suppressed: JsonDocument["suppressed"], words: Words): string {
  if (suppressed.length === 0) return "";
  const items = suppressed.map(
    ({ message, suppression }) => `<li>${escaped(message)} ${escaped(words.until(suppression.reason, suppression.expires))}</li>`,
  );
  return `<details class="soft"><summary>${escaped(words.suppressed(suppressed.length))}</summary><ul>${items.join("")}</ul></details>`;
}

function uncheckedList({ unchecked }: JsonDocument, words: Words): string {
  if (unchecked.length === 0) return "";
  const rows = unchecked.map(
    ({ figure, message, at }) =>
      `<tr><td>${escaped(figure)}</td><td>${escaped(message)}</td><td>${typeof at.page === "number" ? `${words.page(at.page)} · ` : ""}${escaped(at.label)}</td></tr>`,
  );
  return `<details class="soft"><summary>${words.uncheckedTitle(unchecked.length)}</summary><table>${rows.join("")}</table></details>`;
}

function article(finding: JsonFinding, number: number, words: Words): string {
  const { id, severity, title, ruleId, message, evidence, diagnosis, doubt, baseRate, review } = finding;
  const broken = consequenceSentences(finding, words).map(
    (consequence) => `<li>${escaped(consequence.sentence)} <code>${escaped(consequence.ruleId)}</code></li>`,
  );
  return `<article class="${severity}" id="f-${escaped(id)}"><h3><span>${number}.</span><span class="badge">${words.severity[severity]}</span><span>${escaped(title)}</span><code>${escaped(ruleId)}</code>${review ? `<span class="state">${words.state[review.state]}</span>` : ""}</h3>
<p>${escaped(message)}</p>${baseRate ? `<p class="soft">${escaped(baseRate.message)}</p>` : ""}${doubt === undefined ? "" : `<p class="cause">${escaped(doubt)}</p>`}${diagnosis ? `<p class="cause">${words.diagnosis}: ${escaped(diagnosis.message)}</p>` : ""}
<table>${evidence.map((piece) => row(piece, words)).join("")}</table>
${broken.length === 0 ? "" : `<p class="soft">${words.consequences}</p><ul>${broken.join("")}</ul>`}${remarks(review)}</article>`;
}

/** What people wrote about it, in exports of the review list. */
function remarks(review: JsonFinding["review"]): string {
  const { comments = [], acceptance = null } = review ?? {};
  const lines = [
    ...(acceptance ? [`${acceptance.owner} ${acceptance.expiresAt.slice(0, 10)} ${acceptance.reason}`] : []),
    ...comments.map(({ at, by, text }) => `${at.slice(0, 10)} ${by} ${text}`),
  ];
  return lines.length === 0 ? "" : `<ul class="soft">${lines.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`;
}

function row({ role, quote, figure, at }: JsonEvidence, words: Words): string {
  const place = escaped(placeShown(at, words, " · ") + at.label);
  return `<tr><td>${words.role[role]}</td><td>${highlighted(quote, figure)}</td><td>${place}</td></tr>`;
}

/** The quote with its figure marked; the figure alone where the quote does not hold it as printed. */
function highlighted(quote: string, figure: string | undefined): string {
  const start = figure === undefined || figure === "" ? -1 : placeIn(quote, figure);
  if (figure === undefined) return escaped(quote);
  if (start < 0) return `<mark>${escaped(figure)}</mark> ${escaped(quote)}`;
  return `${escaped(quote.slice(0, start))}<mark>${escaped(figure)}</mark>${escaped(quote.slice(start + figure.length))}`;
}

/** Where the figure stands as a number of its own: the 5 of 得 5 分, not that of 15. */
function placeIn(quote: string, figure: string): number {
  for (let at = quote.indexOf(figure); at >= 0; at = quote.indexOf(figure, at + 1)) {
    const inside = /[\d.,]$/.test(quote.slice(0, at)) && /^\d/.test(figure);
    const goesOn = /\d$/.test(figure) && /^[.,]?\d/.test(quote.slice(at + figure.length));
    if (!inside && !goesOn) return at;
  }
  return quote.indexOf(figure);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign);
}
