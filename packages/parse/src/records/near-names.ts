import type { Indicator, Phrase, Sentence, Wording } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { phraseOf } from "./clauses.ts";

/** So many items of a list are names of one group before the odd one is taken for a misprint. */
const LIST = 3;

/** Names in a list of a group's indicators that differ from the table's by one character: 产值质量 for 产出质量. */
export function readNearNames({ sentences }: Draft, indicators: readonly Indicator[]): Wording[] {
  const groups = groupsOf(indicators);
  return sentences.flatMap((sentence) => (sentence.at.table === undefined ? inSentence(sentence, groups) : []));
}

/** The names below each name of a higher level, as the tables print them. */
function groupsOf(indicators: readonly Indicator[]): Map<string, Phrase>[] {
  const groups = new Map<string, Map<string, Phrase>>();
  for (const { path, name, namePhrase, table } of indicators) {
    if (table === undefined) continue;
    const levels = [...path, name];
    for (const [depth, level] of levels.entries()) {
      const parent = levels.slice(0, depth).join("|");
      const group = groups.get(parent) ?? new Map<string, Phrase>();
      groups.set(parent, group);
      const words = plain(level);
      if (!group.has(words)) group.set(words, { ...namePhrase, text: level });
    }
  }
  return [...groups.values()].filter(({ size }) => size >= LIST);
}

function inSentence(sentence: Sentence, groups: readonly ReadonlyMap<string, Phrase>[]): Wording[] {
  const found: Wording[] = [];
  for (const { 0: list, index } of sentence.text.matchAll(/[一-鿿]{2,20}(?:[、和][一-鿿]{2,20}){2,}/gu)) {
    const items = [...list.matchAll(/[一-鿿]{2,20}?(?=[、和]|$)/gu)].map((match) => ({ text: match[0], at: index + match.index }));
    for (const group of groups) {
      const [odd, ...others] = items.filter(({ text }) => !hasEnd(text, group));
      const missing = [...group.entries()].filter(([name]) => !items.some(({ text }) => isEnd(text, name)));
      if (!odd || others.length > 0 || items.length < LIST) continue;
      const meant = missing.find(([name]) => isMisprint(odd.text, name));
      if (!meant) continue;
      const [name, phrase] = meant;
      const start = odd.at + startOf(odd.text, name);
      found.push({
        key: `misprintedName › ${name}`,
        kind: "misprintedName",
        phrase: phraseOf(sentence, start, start + name.length),
        other: phrase,
      });
    }
  }
  return found.slice(0, 1);
}

/** The first item may have words before it, the last words behind: 主要从政策制定, 产出时效五个方面. */
function isEnd(text: string, name: string): boolean {
  return text === name || text.endsWith(name) || text.startsWith(name);
}

function hasEnd(text: string, group: ReadonlyMap<string, Phrase>): boolean {
  return [...group.keys()].some((name) => isEnd(text, name));
}

/** Of one length, and all but one of at least four characters alike. */
function isMisprint(text: string, name: string): boolean {
  if (name.length < 4 || text.length < name.length) return false;
  return text.length === name.length && differences(text, name) === 1;
}

function startOf(text: string, name: string): number {
  return text.length - name.length;
}

function differences(a: string, b: string): number {
  return [...a].filter((char, index) => char !== b[index]).length;
}

function plain(name: string): string {
  return name
    .replace(/^[A-Za-z]\d*\s*/, "")
    .replace(/[（(].*$/, "")
    .replace(/\s+/g, "");
}
