import type { Heading, Sentence } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { closingScore, type ScoreNote, scoreNoteIn } from "./score-note.ts";

/** A line of the outline that a report is written along, with its points where it prints them. */
export interface OutlineNode {
  readonly title: string;
  readonly parent?: OutlineNode;
  readonly children: OutlineNode[];
  /** Points behind the title, or in the sentence that opens the section. */
  note?: ScoreNote;
  /** The sentence that prints the title or the points. */
  sentence?: Sentence;
  /** The sentences under the title, up to the next line of the outline. */
  readonly body: Sentence[];
}

/** Numbering styles; a line stands below the nearest line above it whose style is another. */
const STYLES: readonly (readonly [pattern: RegExp, style: string])[] = [
  [/^第[一二三四五六七八九十]+[章部编节]/, "chapter"],
  [/^[一二三四五六七八九十]{1,3}\s*[、.．]/, "一、"],
  [/^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]/, "（一）"],
  [/^\d{1,2}\s*[、.．](?!\d)/, "1."],
  [/^[（(]\s*\d{1,2}\s*[）)]/, "（1）"],
  [/^\d{1,2}\s*[）)]/, "1）"],
  [/^[①-⑳]/, "①"],
  [/^[A-Z]\d{3}/, "A111"],
  [/^[A-Z]\d{2}/, "A11"],
  [/^[A-Z]\d/, "A1"],
];

/** The outline: headings, and lines that print points behind a name although they are no headings. Roots have no parent. */
export function readOutline(draft: Draft): OutlineNode[] {
  const nodes: OutlineNode[] = [];
  const stack: { style: string; node: OutlineNode }[] = [];
  const open = (title: string, style: string): OutlineNode => {
    const known = stack.findIndex((entry) => entry.style === style);
    if (known >= 0) stack.length = known;
    const parent = stack.at(-1)?.node;
    const node: OutlineNode = { title, children: [], body: [], ...(parent ? { parent } : {}) };
    parent?.children.push(node);
    stack.push({ style, node });
    nodes.push(node);
    return node;
  };

  let nextHeading = 0;
  for (const sentence of draft.sentences) {
    for (
      let heading = draft.headings[nextHeading];
      heading && heading.firstSentence <= sentence.index;
      heading = draft.headings[nextHeading]
    ) {
      const title = titleOf(heading);
      if (!sameTitle(stack.at(-1)?.node.title ?? "", title)) open(title, numberingStyle(title) ?? `level ${heading.level}`);
      nextHeading += 1;
    }
    readSentence(sentence, stack.at(-1)?.node, open);
  }
  return nodes;
}

function readSentence(sentence: Sentence, current: OutlineNode | undefined, open: (title: string, style: string) => OutlineNode): void {
  const note = scoreNoteIn(sentence);
  if (note?.bracketed && current && sameTitle(current.title, sentence.text)) {
    current.note = note;
    current.sentence = sentence;
  } else if (note?.bracketed) {
    const node = open(note.label, numberingStyle(sentence.text.trim()) ?? "line");
    node.note = note;
    node.sentence = sentence;
  } else if (note && current && !current.note) {
    current.note = note;
    current.sentence = sentence;
    current.body.push(sentence);
  } else {
    current?.body.push(sentence);
    const score = current?.note?.headed ? closingScore(sentence) : undefined;
    if (current?.note && score) current.note = { ...current.note, score };
  }
}

function titleOf({ number, text }: Heading): string {
  return `${number}${text}`.trim();
}

/** A heading may also be among the sentences, with more text behind it. */
function sameTitle(title: string, text: string): boolean {
  const plain = title.replace(/\s+/g, "");
  return plain !== "" && text.replace(/\s+/g, "").startsWith(plain);
}

/** How a line is numbered: 一、, （一）, 1., ①, a code; undefined where it is not. */
export function numberingStyle(title: string): string | undefined {
  return STYLES.find(([pattern]) => pattern.test(title.trim()))?.[1];
}
