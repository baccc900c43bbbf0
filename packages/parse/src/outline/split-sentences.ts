/** A stretch of a text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const OPENING = "（(“《【[〔‘";
const CLOSING = "）)”》】]〕’";
const ENDS = "。；！？;";

/** Sentences of a paragraph: up to 。；！？ outside brackets and quotation marks, the mark included. Blank ones are left out. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  const cut = (end: number) => {
    if (text.slice(start, end).trim() !== "") spans.push({ start, end });
    start = end;
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\n") {
      depth = 0;
      cut(index + 1);
    } else if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    // A bracket that is never closed must not swallow the paragraph.
    else if (ENDS.includes(character) && (depth === 0 || index - start > 200)) cut(index + 1);
  }
  cut(text.length);
  return spans;
}
