import { type Block, type Cell, readNumbering, type SourceDocument } from "@gouji/document";
import type { Figure, Heading, LabelledPlace, Phrase, ReportTable, Sentence } from "@gouji/report";
import type { Draft } from "./draft.ts";
import { readSentence } from "./figures/sentence-figures.ts";
import { cutOffOf, periodOf, readIdentity } from "./identity.ts";
import { GENERAL, TELLING } from "./labels.ts";
import { HeadingPath } from "./outline/heading-path.ts";
import { splitSentences } from "./outline/split-sentences.ts";
import { readTable } from "./tables/read-table.ts";

const SPOKEN: ReadonlySet<Block["kind"]> = new Set<Block["kind"]>(["heading", "paragraph", "list", "footnote"]);

/** Characters of a heading within a paragraph. */
const LONGEST_RUN_IN = 36;

/** Outline, sentences, tables and figures of a document, in document order. */
export function readDraft(document: SourceDocument, { fileName }: { readonly fileName: string }): Draft {
  const identity = readIdentity(document, fileName);
  const period = periodOf(identity);
  const path = new HeadingPath();
  const headings: Heading[] = [];
  const sentences: Sentence[] = [];
  const tables: ReportTable[] = [];
  const tableFigures: Figure[] = [];
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return `f${ids}`;
  };
  const speak = (
    holder: Block | Cell,
    labelled: (place: Omit<LabelledPlace, "label">, words: string) => LabelledPlace,
    texts: readonly string[],
  ) => {
    const spans = splitSentences(holder.text);
    const head = spans.length > 1 ? runInHead(holder.text.slice(spans[0]?.start, spans[0]?.end)) : undefined;
    for (const [position, span] of spans.entries()) {
      const above = head !== undefined && position > 0 ? [...texts, head] : texts;
      sentences.push(
        readSentence(holder.text, {
          holder,
          span,
          index: sentences.length,
          path: above,
          subject: subjectOf(texts),
          year: identity.year,
          labelled,
          nextId,
        }),
      );
    }
  };
  for (const block of document.blocks) {
    if (block.kind === "heading") {
      const { number, text } = numbered(block.text);
      const heading: Heading = {
        level: block.level ?? 1,
        number,
        text,
        at: path.at(block.at, block.text),
        firstSentence: sentences.length,
      };
      path.enter(heading);
      headings.push(heading);
    }
    if (SPOKEN.has(block.kind)) speak(block, (place, words) => path.at(place, words), path.texts);
    const source = block.kind === "table" && block.table !== undefined ? document.tables[block.table] : undefined;
    if (!source) continue;
    const table = readTable(source, { year: identity.year, nextId });
    tables.push(table);
    for (const cell of cellsOf(table)) {
      if (cell.figure) tableFigures.push(cell.figure);
      else if (isTelling(cell)) {
        const holder = source.cells.find(({ row, col }) => row === cell.row && col === cell.col);
        if (holder)
          speak(holder, (place) => ({ ...place, table: source.index, row: cell.row, col: cell.col, label: cell.at.label }), [
            ...path.texts,
            cell.at.label,
          ]);
      }
    }
  }
  const cutOff = cutOffOf(sentences.map(({ text }) => text));
  const rounding = roundingStatement(sentences);
  return {
    identity,
    ...(period ? { period } : {}),
    ...(cutOff ? { cutOff } : {}),
    headings,
    sentences,
    tables,
    figures: [...tableFigures, ...sentences.flatMap((sentence) => sentence.figures)].sort(
      (a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)),
    ),
    ...(rounding ? { roundingStatement: rounding } : {}),
    notes: document.notes,
  };
}

/** （二）预算执行率。该指标分值 6 分; C12 补贴企业数：补贴 438 家。权重 6 分: numbered words at the start of a paragraph are the heading of its later sentences. */
function runInHead(sentence: string): string | undefined {
  const text = sentence.trim();
  const coded = /^([A-Z]\d{1,3}[\s.、]?\p{Script=Han}[^，,；;。：:]*)[：:]/u.exec(text)?.[1];
  if (coded !== undefined && coded.length <= LONGEST_RUN_IN) return coded;
  if (text.length > LONGEST_RUN_IN || !/^[^，,；;]*[。：:]$/.test(text)) return undefined;
  return readNumbering(text) && text.slice(0, -1);
}

function numbered(text: string): { number: string; text: string } {
  const numbering = readNumbering(text);
  return numbering ? { number: numbering.number, text: numbering.rest } : { number: "", text: text.trim() };
}

/** Each cell of a table once. */
export function cellsOf(table: ReportTable): ReportTable["grid"][number][number] extends infer Found ? Exclude<Found, undefined>[] : never {
  return [...new Set(table.grid.flat())].filter((cell) => cell !== undefined);
}

/** A cell that speaks of the report's own facts in sentences. */
function isTelling({
  text,
  columnPath,
  rowPath,
  header,
}: {
  text: string;
  columnPath: readonly string[];
  rowPath: readonly string[];
  header: boolean;
}): boolean {
  if (header || text.length < 8) return false;
  const labels = [...columnPath, ...rowPath.slice(-1)].join(" ");
  if (GENERAL.test(columnPath.join(" "))) return false;
  return /[，。；]/.test(text) && (TELLING.test(labels) || text.length > 30);
}

/** The project that a section speaks of, where its heading names one. */
function subjectOf(path: readonly string[]): string {
  const heading = path.findLast(
    (text) =>
      /项目/.test(text) &&
      !/^(?:重点|一般|其[他它]|具体|主要|专项|实施|全部|所有|各|本|该|子|分)?项目$|项目(?:概况|基本|资金|绩效|实施|决策|过程|产出|效益|管理|组织|立项|支出|主要|内容|名称|背景|起止|总|情况|预算|单位|完成|进度|质量)|各项目/.test(
        numbered(text).text.replace(/[（(].*$/, ""),
      ),
  );
  return heading ? numbered(heading).text : "";
}

function roundingStatement(sentences: readonly Sentence[]): Phrase | undefined {
  const sentence = sentences.find(({ text }) => /四舍五入/.test(text) && /尾差|尾数|差异|合计|不等于|不一致/.test(text));
  return sentence && { text: sentence.text, quote: sentence.text, at: sentence.at };
}
