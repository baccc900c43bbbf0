import type { Rule } from "../page-content.ts";

/** A straight line after snapping and joining; `at` is across, `from` and `to` are along it. */
export interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly scanned?: boolean;
}

const SNAP = 2.5;
const JOIN = 4;
const SHORTEST = 6;

/** Snaps parallel rules to common positions and joins dashes, double lines and pieces; a scan gets wider tolerances. */
export function mergeRules(rules: readonly Rule[], direction: Rule["direction"], snap = SNAP): readonly Line[] {
  const own = rules.filter((rule) => rule.direction === direction).sort((a, b) => a.at - b.at);
  const scale = own.some((rule) => rule.source === "image") ? 1.5 : 1;
  const lines: Line[] = [];
  let group: Rule[] = [];
  for (const rule of own) {
    if (group.length > 0 && rule.at - (group[0]?.at ?? 0) > snap * scale) {
      lines.push(...joinPieces(group, JOIN * scale));
      group = [];
    }
    group.push(rule);
  }
  lines.push(...joinPieces(group, JOIN * scale));
  const long = lines.filter((line) => line.to - line.from >= SHORTEST);
  return scale === 1 ? long : long.map((line) => ({ ...line, scanned: true }));
}

function joinPieces(group: readonly Rule[], gap: number): readonly Line[] {
  const at = group.reduce((sum, rule) => sum + rule.at, 0) / Math.max(1, group.length);
  const joined: { at: number; from: number; to: number }[] = [];
  for (const { from, to } of [...group].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to + gap) last.to = Math.max(last.to, to);
    else joined.push({ at, from, to });
  }
  return joined;
}
