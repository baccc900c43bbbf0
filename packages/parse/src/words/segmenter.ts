import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Cuts a text into words by a dictionary, without guessing at unknown ones, so that both engines cut alike. */
export interface Segmenter {
  readonly engine: "nodejieba" | "@node-rs/jieba";
  cut(text: string): readonly string[];
}

interface NodeJieba {
  load(files: { readonly userDict: string }): void;
  cut(text: string, strict?: boolean): string[];
}

interface RustJieba {
  Jieba: { withDict(dictionary: Uint8Array): { loadDict(words: Uint8Array): void; cut(text: string, guess?: boolean): string[] } };
}

/** Words of the genre that a general dictionary cuts in two or joins with a neighbour: word, frequency, kind. */
const DOMAIN = fileURLToPath(new URL("./domain.dict.utf8", import.meta.url));

const load = createRequire(import.meta.url);
let loaded: Segmenter | undefined;

/** The words of a text. */
export function wordsOf(text: string): readonly string[] {
  return segmenter().cut(text);
}

/**
 * The engine that is used here; its dictionary is read at the first call. The compiled one comes second: it takes 245 MB for each thread, five
 * times as much, and keeps them when the thread has ended. @throws where none can be loaded.
 */
export function segmenter(): Segmenter {
  loaded ??= rustJieba() ?? nodeJieba();
  if (loaded === undefined) throw new Error("Neither @node-rs/jieba nor nodejieba can be loaded here.");
  return loaded;
}

/** Compiled where it is installed; undefined where that failed. */
export function nodeJieba(): Segmenter | undefined {
  try {
    // The module has no types of its own for require; this is its interface.
    const jieba = load("nodejieba") as NodeJieba;
    jieba.load({ userDict: DOMAIN });
    return { engine: "nodejieba", cut: (text) => inHan(text, (run) => jieba.cut(run, true)) };
  } catch {
    return undefined;
  }
}

/** Comes with its binary for the usual platforms; undefined elsewhere. */
export function rustJieba(): Segmenter | undefined {
  try {
    const { Jieba } = load("@node-rs/jieba") as RustJieba;
    const { dict } = load("@node-rs/jieba/dict") as { readonly dict: Uint8Array };
    const jieba = Jieba.withDict(dict);
    jieba.loadDict(readFileSync(DOMAIN));
    return { engine: "@node-rs/jieba", cut: (text) => inHan(text, (run) => jieba.cut(run, false)) };
  } catch {
    return undefined;
  }
}

/** Only Chinese is cut; figures and Latin letters between stay whole. */
function inHan(text: string, cut: (run: string) => readonly string[]): string[] {
  return (text.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []).flatMap((run) => (/\p{Script=Han}/u.test(run) ? cut(run) : [run]));
}
