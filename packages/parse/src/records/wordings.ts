import type { GridCell, Sentence, Wording, WordingKind } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { amountInWords } from "./amount-in-words.ts";
import { phraseOf } from "./clauses.ts";

/** Hints and blanks that the issuer of a form leaves for whoever fills it in. */
const HINTS: readonly RegExp[] = [
  /[（(]\s*(?:请)?(?:不超过|不少于|控制在|限)?\s*\d{2,4}\s*字\s*(?:以内|左右|以上|之内)?\s*[）)]/u,
  /(?<![\dA-Za-z*×＊])(?:[XＸ]{2,}|×{2,}|＊{2,}|\*{2,})(?=[一-鿿])(?![一-鿿]{0,2}[×*＊])/u,
  /[（(]\s*(?:请)?(?:在此|此处|据实|如实|按要求)?\s*(?:填写|填列|填报|选填|可另附页|下拉选择)[^（）()]{0,20}[）)]/u,
  /(?:请在此|此处请|请据实)(?:填写|说明|描述)/u,
];
/** 项目概况。包括项目背景、主要内容及实施情况等: the outline's own words, as a heading. */
const HEADING_HINT = /^[^。]{2,20}[。：:]\s*(?:主要)?包括[^。]{6,}(?:等|情况|目标)[。]?$/u;
const FALLS_BY_MULTIPLE = /(?:下降|减少|降低|缩减|压缩|下跌)了?\s*\d+(?:\.\d+)?\s*倍/u;
/** 317余次: an exact number, and more. */
const APPROXIMATE_EXACT = /(?<![\d.,，])\d{2,}[1-9]\s*余\s*(?=[一-鿿])/u;

/** Odd wordings of the text and of table cells. */
export function readWordings(draft: Draft): Wording[] {
  const fromHeadings = draft.headings.flatMap(({ number, text, at }): Found[] =>
    HEADING_HINT.test(text.trim()) ? [{ kind: "templateHint", phrase: { text: number + text, quote: number + text, at } }] : [],
  );
  const fromText = draft.sentences.flatMap(inSentence);
  const cells = draft.tables.flatMap(({ grid }) => [...new Set(grid.flat())].filter((cell) => cell !== undefined));
  return [...fromHeadings, ...fromText, ...cells.flatMap(inCell)].map((found, index, all) => ({
    key: `${found.kind} › ${found.phrase.text}${all.slice(0, index).some((other) => isAlike(other, found)) ? ` #${index}` : ""}`,
    ...found,
  }));
}

type Found = Omit<Wording, "key">;

function isAlike(a: Found, b: Found): boolean {
  return a.kind === b.kind && a.phrase.text === b.phrase.text;
}

function inSentence(sentence: Sentence): Found[] {
  const found: Found[] = [];
  const add = (kind: WordingKind, pattern: RegExp) => {
    const match = pattern.exec(sentence.text);
    if (match) found.push({ kind, phrase: phraseOf(sentence, match.index, match.index + match[0].length) });
  };
  for (const hint of HINTS) add("templateHint", hint);
  add("fallsByMultiple", FALLS_BY_MULTIPLE);
  add("approximateExact", APPROXIMATE_EXACT);
  const words = amountInWords(sentence.text);
  const figure = words && sentence.figures.find(({ quantity }) => quantity.kind === "money" && quantity.baseValue !== undefined);
  if (words && figure) {
    found.push({ kind: "amountInWords", phrase: phraseOf(sentence, words.start, words.end), figure, amount: words.amount });
  }
  return found;
}

function inCell(cell: GridCell): Found[] {
  for (const hint of HINTS) {
    const match = hint.exec(cell.text);
    if (match) return [{ kind: "templateHint", phrase: { text: match[0], quote: cell.text, at: cell.at } }];
  }
  return [];
}
