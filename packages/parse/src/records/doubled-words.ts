import type { LabelledPlace, Phrase, Wording } from "@gouji/report";
import type { Draft } from "../draft.ts";

/** Verbs and particles that no compound has twice in a row. */
const DOUBLED_VERB =
  /(完成|进行|开展|提高|加强|落实|推进|达到|实现|根据|按照|以及|情况|保障(?!障)|组织|严格|建立|健全|持续|有效)\1|的的(?!确)|了了(?!解)/gu;
/** 绩效目标：项目：, a label that only repeats a word of the one before it. */
const DOUBLED_LABEL = /(?<=^|[。；;\d.、\s])([^：:，,。；;]{2,30})[：:]\s*([一-鿿]{2,6})[：:](?!\d)/gu;
const NAME_MARGIN = 3;

interface Text {
  readonly text: string;
  readonly at: LabelledPlace;
}

/** Characters, words and labels printed twice: 城城镇职工, 完成完成情况. A doubled character counts where the name stands elsewhere with one. */
export function readDoubledWords(draft: Draft): Wording[] {
  const cells = draft.tables.flatMap(({ grid }) => [...new Set(grid.flat())].flatMap((cell) => cell ?? []));
  const texts: Text[] = [...draft.sentences, ...cells, ...draft.tables.flatMap(({ caption, grid }) => captionOf(caption, grid))];
  const whole = texts.map(({ text }) => text.replace(/\s+/g, "")).join("\n");
  const seen = new Set<string>();
  return texts
    .flatMap((text) => [...verbsIn(text), ...labelsIn(text), ...itemsIn(text), ...charactersIn(text, whole, texts)])
    .filter(({ key }) => !seen.has(key) && seen.add(key));
}

function captionOf(caption: string, grid: Draft["tables"][number]["grid"]): Text[] {
  const first = grid.flat().find((cell) => cell !== undefined);
  return caption === "" || !first ? [] : [{ text: caption, at: { ...first.at, label: caption } }];
}

function verbsIn(source: Text): Wording[] {
  return [...source.text.matchAll(DOUBLED_VERB)].map(({ 0: words, index }) => {
    const rest = /^[一-鿿]{0,2}/u.exec(source.text.slice(index + words.length))?.[0] ?? "";
    return wording(source, index, words + rest);
  });
}

function labelsIn(source: Text): Wording[] {
  return [...source.text.matchAll(DOUBLED_LABEL)].flatMap(({ 0: words, 1: label = "", 2: again = "", index }) =>
    label.includes(again) ? [wording(source, index, words)] : [],
  );
}

/** 河湾镇、石桥镇、河湾镇: one thing twice in one list. */
function itemsIn(source: Text): Wording[] {
  return [...source.text.matchAll(/[^，,。；;：:\n]*、[^，,。；;：:\n]*/gu)].flatMap(({ 0: list, index }) => {
    const items = list.replace(/等.*$/u, "").split(/、|和(?=[一-鿿]{3})/u);
    // The first item stands behind other words: 分别是河湾镇.
    const isSame = (item: string, other: string, at: number) => other === item || (at === 0 && other.endsWith(item));
    const again = items.findIndex(
      (item, at) => item.trim().length >= 3 && items.slice(0, at).some((other, index) => isSame(item.trim(), other.trim(), index)),
    );
    const item = items[again]?.trim();
    if (again < 0 || item === undefined || items.length < 3) return [];
    const start = index + list.indexOf(item, list.indexOf(item) + item.length);
    return [{ ...wording(source, start, item), key: `listedTwice › ${item}`, kind: "listedTwice" as const }];
  });
}

/** Three characters before and after, without the second of the pair, stand elsewhere; as printed they do not stand rightly anywhere. */
function charactersIn(source: Text, whole: string, texts: readonly Text[]): Wording[] {
  const text = source.text;
  return [...text.matchAll(/([一-鿿])\1/gu)].flatMap(({ index }) => {
    const before = hanBefore(text, index);
    const after = hanAfter(text, index + 2);
    if (before.length < NAME_MARGIN - 1 || after.length < NAME_MARGIN - 1) return [];
    const printed = before + text.slice(index, index + 2) + after;
    const single = before + text.charAt(index) + after;
    if (!whole.includes(single) || occurrences(whole, single) <= occurrences(whole, printed)) return [];
    const right = texts.find((other) => other.text.replace(/\s+/g, "").includes(single));
    const other = right && phrase(right, single);
    const words = text.slice(index, index + 2) + after;
    return [{ ...wording(source, index, words), ...(other ? { other } : {}) }];
  });
}

function hanBefore(text: string, index: number): string {
  return /[一-鿿]*$/u.exec(text.slice(Math.max(0, index - NAME_MARGIN), index))?.[0] ?? "";
}

function hanAfter(text: string, index: number): string {
  return /^[一-鿿]*/u.exec(text.slice(index, index + NAME_MARGIN))?.[0] ?? "";
}

function occurrences(whole: string, words: string): number {
  let count = 0;
  for (let at = whole.indexOf(words); at >= 0; at = whole.indexOf(words, at + words.length)) count += 1;
  return count;
}

function wording(source: Text, index: number, words: string): Wording {
  const start = (source.at.start ?? 0) + index;
  return {
    key: `doubledWords › ${words.replace(/\s+/g, "")}`,
    kind: "doubledWords",
    phrase: { text: words, quote: source.text, at: { ...source.at, start, end: start + words.length } },
  };
}

function phrase({ text, at }: Text, words: string): Phrase {
  return { text: words, quote: text, at };
}
