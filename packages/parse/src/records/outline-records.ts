import type { Indicator, ScoreGroup, ScoreLine } from "@gouji/report";
import { Rational } from "@gouji/values";
import { canonicalName } from "../synonyms.ts";
import { phraseOf } from "./clauses.ts";
import { directionOf } from "./direction.ts";
import { type NameParts, namePartsOf } from "./name-parts.ts";
import { type PlanActual, planActualIn } from "./plan-actual.ts";
import type { ScoreNote } from "./score-note.ts";
import type { OutlineNode } from "./score-outline.ts";

export interface OutlineRecords {
  readonly indicators: readonly Indicator[];
  readonly groups: readonly ScoreGroup[];
  /** The scored lines that stand below no other scored line: the parts of the grand total. */
  readonly roots: readonly ScoreLine[];
}

/** Indicators and scored groups that the outline prints: headings with points, and sections with planned and actual values. */
export function readOutlineRecords(nodes: readonly OutlineNode[], keyOf: (label: string) => string): OutlineRecords {
  const lines = new Map<OutlineNode, ScoreLine>();
  for (const node of nodes) if (node.note) lines.set(node, lineOf(node, node.note, keyOf));

  const parts = new Map<OutlineNode, ScoreLine[]>();
  const roots: ScoreLine[] = [];
  for (const [node, line] of lines) {
    const parent = scoredParent(node);
    if (!parent) {
      if (!node.note?.headed) roots.push(line);
    } else parts.set(parent, [...(parts.get(parent) ?? []), line]);
  }

  const groups: ScoreGroup[] = [];
  const indicators: Indicator[] = [];
  for (const node of nodes) {
    const line = lines.get(node);
    const below = parts.get(node) ?? [];
    const children = isAllOf(line, below, node) ? below : [];
    if (line && (below.length > 0 || !node.note?.bracketed)) groups.push(groupOf(line, children));
    else indicators.push(...indicatorsOf(node, keyOf));
  }
  return { indicators, groups, roots };
}

/** Lines that print their full score only may be some of the group's: all of them where the full scores make up the group's. */
function isAllOf(line: ScoreLine | undefined, below: readonly ScoreLine[], node: OutlineNode): boolean {
  if (!node.children.some(({ note }) => note?.headed)) return true;
  const points = (figure: ScoreLine["score"]) => figure?.quantity.value ?? Rational.ZERO;
  return below.reduce((sum, { fullScore }) => sum.add(points(fullScore)), Rational.ZERO).equals(points(line?.fullScore));
}

function scoredParent(node: OutlineNode): OutlineNode | undefined {
  let parent = node.parent;
  while (parent && !parent.note) parent = parent.parent;
  return parent;
}

function lineOf(node: OutlineNode, note: ScoreNote, keyOf: (label: string) => string): ScoreLine {
  const { code, name } = nameOf(node, note);
  const label = `${code} ${name}`.trim();
  return {
    key: keyOf(`正文得分 › ${label}`),
    label,
    ...(note.fullScore ? { fullScore: note.fullScore } : {}),
    ...(note.score ? { score: note.score } : {}),
    ...(note.scoreRate ? { scoreRate: note.scoreRate } : {}),
  };
}

function nameOf(node: OutlineNode, note: ScoreNote): NameParts {
  return namePartsOf(note.bracketed ? node.title : note.label);
}

function groupOf({ label, ...line }: ScoreLine, parts: readonly ScoreLine[]): ScoreGroup {
  return { ...line, name: label, project: "", parts, total: false, siblings: line.key };
}

/** The indicator of a line without scored lines below it: its points, and the planned and actual value of its text. */
function indicatorsOf(node: OutlineNode, keyOf: (label: string) => string): Indicator[] {
  const sources = node.sentence && !node.body.includes(node.sentence) ? [node.sentence, ...node.body] : node.body;
  const pairs = sources.flatMap((sentence) => planActualIn(sentence) ?? []);
  const place = node.sentence ?? node.body[0];
  if (!place || (!node.note && pairs.length === 0)) return [];
  const [pair, ...others] = pairs;
  const own = node.note || isIndicatorTitle(node.title) ? indicatorOf(node.title, node, pair, place, keyOf) : undefined;
  const named = (own ? others : pairs).flatMap((other) =>
    other.name.length > 1 ? [indicatorOf(other.name, undefined, other, place, keyOf)] : [],
  );
  return own ? [own, ...named] : named;
}

/** ①参保人数, C31 收入预算完成: the lowest lines of an outline are named after the indicator. */
function isIndicatorTitle(title: string): boolean {
  return /^(?:[①-⑳]|[（(]\s*\d{1,2}\s*[）)]|[A-Z]\d)/.test(title.trim()) && title.length <= 40;
}

function indicatorOf(
  title: string,
  node: OutlineNode | undefined,
  pair: PlanActual | undefined,
  place: Parameters<typeof phraseOf>[0],
  keyOf: (label: string) => string,
): Indicator {
  const { code, name } = namePartsOf(title);
  const start = Math.max(0, place.text.indexOf(name));
  const { fullScore, score } = node?.note ?? {};
  const pointsAt = (figure: typeof score) => figure && { text: figure.printed, figure, at: figure.at };
  const target = pair?.target;
  const [points, got] = [pointsAt(fullScore), pointsAt(score)];
  return {
    key: keyOf(`正文 › ${code} ${name}`.replace(/ +/g, " ")),
    name,
    canonicalName: canonicalName(name),
    code,
    level: 3,
    path: pathOf(node),
    project: "",
    namePhrase: phraseOf(place, start, start + name.length),
    ...(target ? { target } : {}),
    ...(pair ? { actual: pair.actual } : {}),
    ...(points ? { fullScore: points } : {}),
    ...(got ? { score: got } : {}),
    direction: directionOf(name, target),
    origin: "prose",
  };
}

function pathOf(node: OutlineNode | undefined): string[] {
  const path: string[] = [];
  for (let parent = node?.parent; parent; parent = parent.parent) if (parent.note) path.unshift(nameOf(parent, parent.note).name);
  return path;
}
