import { halfWidth } from "./bounds.ts";

export interface NameParts {
  /** C31, B4, A; empty if none. */
  readonly code: string;
  /** Without code, numbering, stars and weights. */
  readonly name: string;
}

const CODE = /^([A-Z](?:\d{1,3}(?:[.-]\d{1,2})*)?)(?=[\s、.．:：]|[一-鿿《（“"])[\s、.．:：]*/;
/** B超检查 is a name; C产出指标 lost the blank behind its code. */
const LONE_LETTER = /^[A-Z](?![\s、.．]|[一-鿿]{2,6}指标)/;
const NUMBERING =
  /^(?:[★☆●■※*]+|指标\s*\d{1,2}\s*[：:]|[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]|\d{1,2}\s*[、.．](?!\d)|[①-⑳])\s*/;
const WEIGHTS = /\s*[（(](?=[^（）()]*\d)[^（）()]*分[^（）()]*[）)]\s*$/;

/** Splits a printed indicator name: "8. C1 参保政策落实（权重分5分，实际得分5分）" gives C1 and 参保政策落实. */
export function namePartsOf(printed: string): NameParts {
  let rest = halfWidth(printed).replace(/\s+/g, " ").trim();
  rest = withoutNumbering(rest);
  const code = LONE_LETTER.test(rest) && !/^[A-Z]\d/.test(rest) ? undefined : CODE.exec(rest);
  if (code) rest = withoutNumbering(rest.slice(code[0].length));
  const name = rest
    .replace(WEIGHTS, "")
    .replace(/[★☆※*]+$/, "")
    .trim();
  return { code: code?.[1] ?? "", name: withoutInnerBlanks(name) };
}

function withoutNumbering(text: string): string {
  let rest = text;
  for (let match = NUMBERING.exec(rest); match && match[0].length < rest.length; match = NUMBERING.exec(rest))
    rest = rest.slice(match[0].length);
  return rest;
}

/** Blanks of the layout between Chinese characters; those around Latin words and numbers stay. */
function withoutInnerBlanks(text: string): string {
  return text.replace(/(?<=[一-鿿，、（）《》“”])\s+(?=[一-鿿，、（）《》“”])/g, "");
}
