import type { Figure, Phrase, Sentence } from "@gouji/report";

/** A figure with its characters in the sentence. */
export interface PlacedFigure {
  readonly figure: Figure;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a sentence between commas, colons and stops; what stands in brackets is not split. */
export interface Clause {
  readonly text: string;
  /** Offsets in the sentence. */
  readonly start: number;
  readonly end: number;
  readonly figures: readonly PlacedFigure[];
}

type Printed = Pick<Sentence, "text" | "at" | "figures">;

const SEPARATORS = "，,；;。：:！？!?\n";

/** The figures of a sentence with their offsets in its text, in order of print. */
export function placeFigures({ text, figures }: Pick<Sentence, "text" | "figures">): PlacedFigure[] {
  const placed: PlacedFigure[] = [];
  let from = 0;
  for (const figure of figures) {
    const start = text.indexOf(figure.printed, from);
    if (start < 0) continue;
    const end = start + figure.printed.length;
    placed.push({ figure, start, end });
    from = end;
  }
  return placed;
}

export function splitClauses(sentence: Pick<Sentence, "text" | "figures">): Clause[] {
  const { text } = sentence;
  const placed = placeFigures(sentence);
  const clauses: Clause[] = [];
  let depth = 0;
  let start = 0;
  let next = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const char = text.charAt(index);
    if (char !== "" && "（([【《".includes(char)) depth += 1;
    else if (char !== "" && "）)]】》".includes(char)) depth = Math.max(0, depth - 1);
    const isEnd = index === text.length || (depth === 0 && SEPARATORS.includes(char) && !isInsideNumber(text, index));
    if (!isEnd) continue;
    const figures: PlacedFigure[] = [];
    for (let figure = placed[next]; figure !== undefined && figure.start < index; figure = placed[next]) {
      figures.push(figure);
      next += 1;
    }
    const clause = trimmed(text, start, index);
    if (clause.start < clause.end) clauses.push({ text: text.slice(clause.start, clause.end), ...clause, figures });
    start = index + 1;
  }
  return clauses;
}

/** The words right before a figure: from the clause's start or the figure before it. */
export function leadOf(clause: Clause, index: number): string {
  const figure = clause.figures[index];
  if (!figure) return "";
  const from = clause.figures[index - 1]?.end ?? clause.start;
  return clause.text.slice(from - clause.start, figure.start - clause.start).replace(/\s+/g, "");
}

/** The characters `[start, end)` of a sentence as evidence; the quote is the clause around them. */
export function phraseOf(sentence: Pick<Printed, "text" | "at">, start: number, end: number, quote = sentence.text): Phrase {
  const base = sentence.at.start ?? 0;
  const { start: _start, end: _end, ...place } = sentence.at;
  return { text: sentence.text.slice(start, end), quote, at: { ...place, start: base + start, end: base + end } };
}

function isInsideNumber(text: string, index: number): boolean {
  return /[,:：]/.test(text.charAt(index)) && /\d/.test(text.charAt(index - 1)) && /^\d{2,3}(?!\d)/.test(text.slice(index + 1, index + 5));
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let [first, last] = [start, end];
  while (first < last && /\s/.test(text.charAt(first))) first += 1;
  while (last > first && /\s/.test(text.charAt(last - 1))) last -= 1;
  return { start: first, end: last };
}
