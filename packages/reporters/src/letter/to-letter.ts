import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import type { ReportIdentity } from "@gouji/report";
import type { Language, Severity } from "@gouji/rules";
import { readingMessage } from "../reading-messages.ts";
import type { ReviewedDocument } from "../review/review-list.ts";
import { type LetterGroup, letterGroups } from "./letter-rows.ts";
import { letterTable, TEXT_WIDTH } from "./letter-table.ts";
import { LETTER_WORDING, type LetterWording } from "./letter-wording.ts";

/** What whoever sends the letter decides. Empty texts leave their line out. */
export interface LetterOptions {
  readonly language: Language;
  /** Who writes, above the title 发文单位. */
  readonly issuer: string;
  readonly number: string;
  /** To whom; the unit that handed the reports in, unless told. */
  readonly addressee: string;
  /** Who signs 落款; the issuer, unless told. */
  readonly signature: string;
  /** ISO date until which the unit answers. */
  readonly due?: string;
  /** ISO time of the letter. */
  readonly at: string;
  readonly group: "section" | "rule";
  /** A column and a box for the unit's reply. */
  readonly reply: boolean;
  /** How many figures were read and checked. */
  readonly scope: boolean;
}

const FANG = { ascii: "Times New Roman", eastAsia: "仿宋", hAnsi: "Times New Roman", cs: "Times New Roman" };
const SONG = { ascii: "Times New Roman", eastAsia: "宋体", hAnsi: "Times New Roman", cs: "Times New Roman" };
/** A4 and its margins, twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1080, right: 1140, bottom: 1250, left: 1258, footer: 570, header: 570, gutter: 0 },
};

/** 审核意见书.docx: what a unit is asked to correct, item by item, in the order of its report. */
export async function toLetter(documents: readonly ReviewedDocument[], options: LetterOptions): Promise<Uint8Array> {
  const words = LETTER_WORDING[options.language];
  const groups = letterGroups(documents, options);
  const document = new Document({
    creator: "Gouji",
    title: titleOf(documents, words),
    styles: { default: { document: { run: { font: FANG, size: 24 }, paragraph: { spacing: { line: 420 } } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: footer(words) },
        children: [
          ...head(documents, options, words),
          ...opening(documents, groups, options, words),
          ...(groups.length === 0 ? [] : [letterTable(groups, words, options.reply)]),
          ...closing(documents, options, words),
          ...(options.reply ? [new Paragraph({ spacing: { before: 360 }, children: [] }), replyBox(words)] : []),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function head(documents: readonly ReviewedDocument[], { issuer, number }: LetterOptions, words: LetterWording): Paragraph[] {
  const centred = AlignmentType.CENTER;
  const issuerLine = new Paragraph({
    alignment: centred,
    children: [new TextRun({ text: issuer, bold: true, size: 28, characterSpacing: 30 })],
  });
  const title = new TextRun({ text: titleOf(documents, words), bold: true, size: 38, font: SONG, characterSpacing: 20 });
  return [
    ...(issuer === "" ? [] : [issuerLine]),
    new Paragraph({ alignment: centred, spacing: { before: 40, after: 60 }, children: [title] }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: "111111", space: 5 } },
      spacing: { after: 240 },
      children: [new TextRun({ text: number === "" ? "" : words.number(number), size: 21 })],
    }),
  ];
}

/** By the kind of the reports, where all are of one. */
function titleOf(documents: readonly ReviewedDocument[], words: LetterWording): string {
  const kinds = new Set(documents.flatMap(({ document }) => (document.status === "checked" ? [document.identity.kind] : [])));
  const [kind] = kinds;
  return words.title(kinds.size === 1 && kind !== undefined ? kind : "unknown");
}

function opening(
  documents: readonly ReviewedDocument[],
  groups: readonly LetterGroup[],
  { addressee, due }: LetterOptions,
  words: LetterWording,
): Paragraph[] {
  const to =
    addressee ||
    [...new Set(documents.flatMap(({ document, items }) => items[0]?.unit || identityOf(document)?.unit || []))].join(words.and);
  const checked = documents.filter(({ document }) => document.status === "checked");
  const named = checked.map(({ document }) =>
    words.document(identityOf(document)?.title || stem(document.path), document.status === "checked" ? document.pages : null),
  );
  const counts = (severity: Severity) => groups.reduce((sum, { rows }) => sum + rows.filter((row) => row.severity === severity).length, 0);
  const counted = words.counted({ error: counts("error"), warning: counts("warning"), info: counts("info") });
  const asked = groups.length === 0 ? words.nothing : words.request(counted, due === undefined ? undefined : words.day(due));
  const sentence = `${named.length === 0 ? "" : words.handedIn(named.join(words.and))}${asked}`;
  return [
    ...(to === "" ? [] : [new Paragraph({ children: [new TextRun({ text: words.addressee(to), bold: true })] })]),
    text(sentence, 160),
  ];
}

function closing(documents: readonly ReviewedDocument[], options: LetterOptions, words: LetterWording): Paragraph[] {
  const { scope, signature, issuer, at, language } = options;
  const coverages = documents.flatMap(({ document }) => (document.status === "checked" ? [document.coverage] : []));
  const sum = (pick: (coverage: (typeof coverages)[number]) => number) => coverages.reduce((total, coverage) => total + pick(coverage), 0);
  const unread = documents.flatMap(({ document: { path, ...rest } }) =>
    rest.status === "failed" ? [words.unread(path, readingMessage(rest.error.message, rest.error.kind, language))] : [],
  );
  const hasPages = documents.some(({ document }) => document.status === "checked" && document.pages !== null);
  const signed = [signature || issuer, words.day(at)].filter((line) => line !== "");
  return [
    ...(hasPages
      ? [new Paragraph({ spacing: { before: 80 }, children: [new TextRun({ text: words.pages, size: 19, color: "444444" })] })]
      : []),
    ...(scope && coverages.length > 0
      ? [
          text(
            words.scope(
              sum(({ figures }) => figures),
              sum(({ checked }) => checked),
              sum(({ confirmed }) => confirmed),
            ),
          ),
        ]
      : []),
    ...unread.map((sentence) => text(sentence)),
    ...signed.map(
      (line, index) =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          indent: { right: 480 },
          keepNext: index === 0,
          spacing: { before: index === 0 ? 400 : 0 },
          children: [new TextRun(line)],
        }),
    ),
  ];
}

function replyBox({ reply: { title, by } }: LetterWording): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: "333333" };
  const stops = [2700, 5400, 7900].map((position) => ({ type: TabStopType.LEFT, position }));
  const names = by.flatMap((name, at): ParagraphChild[] => [new TextRun({ text: at === 0 ? name : `\t${name}`, size: 21 })]);
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    borders: { top: line, bottom: line, left: line, right: line },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            width: { size: TEXT_WIDTH, type: WidthType.DXA },
            margins: { top: 120, bottom: 160, left: 160, right: 160 },
            children: [
              new Paragraph({ children: [new TextRun({ text: title, bold: true, size: 21 })] }),
              new Paragraph({ spacing: { before: 500 }, tabStops: stops, children: names }),
            ],
          }),
        ],
      }),
    ],
  });
}

function footer(words: LetterWording): Footer {
  const [before = "", , between = "", , behind = ""] = words.page("", "");
  const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, behind];
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 19, color: "444444", children })] })],
  });
}

function text(sentence: string, after = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 480 },
    spacing: { after },
    children: [new TextRun(sentence)],
  });
}

function identityOf(document: ReviewedDocument["document"]): ReportIdentity | undefined {
  return document.status === "checked" ? document.identity : undefined;
}

function stem(path: string): string {
  return path.replace(/^.*[\\/]/u, "").replace(/\.[a-z0-9]{1,5}$/iu, "");
}
