/** A number of a page's text, and what it may be misprinted as. */
export interface Token {
  readonly at: number;
  readonly text: string;
}

const NUMBER = /(?<![\d.A-Za-z〔第=])\d[\d,]*(?:\.\d+)?(?![\d〕年月日号]|\s*(?:年|月|日|个月))/g;

/** Numbers of two or more digits in the body; spans of cells, dates and numbers of documents are none. */
export function numbersOf(html: string): Token[] {
  const body = html.indexOf("<body>");
  return [...html.slice(body).matchAll(NUMBER)].flatMap((match) => {
    const at = body + match.index;
    const before = html.slice(at - 12, at);
    return match[0].replace(/\D/g, "").length < 2 || /rowspan=|colspan=|<h\d|〔/.test(before) ? [] : [{ at, text: match[0] }];
  });
}

/** The number with one digit, not the first, set to another one: each draw gives the same for the same number. */
export function misprint({ text }: Token, draw: (below: number) => number): string {
  const digits = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
  const index = digits[1 + draw(digits.length - 1)] ?? digits[0] ?? 0;
  const digit = (Number(text[index]) + 1 + draw(8)) % 10;
  return `${text.slice(0, index)}${digit}${text.slice(index + 1)}`;
}

/** A small generator of numbers below a bound, the same for the same seed. */
export function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return below < 1 ? 0 : Math.floor(state / 65_536) % below;
  };
}
