import type { Message, Tightness } from "@gouji/rules";
import type { Across } from "./audit-together.ts";
import { membersOf } from "./explain-figure.ts";
import type { FigureMark, FigureSheet, SheetCheck } from "./figure-sheet.ts";

/** What a rule said of figures of one document together with figures of others. */
export interface AcrossCheck {
  readonly ruleId: string;
  readonly subject: string;
  readonly kind: "consistent" | "inconsistent";
  readonly how?: Tightness;
  readonly message?: Message;
  /** Ids of the document's own figures. */
  readonly figures: readonly string[];
  /** Those of them that are suspect. */
  readonly suspects: readonly string[];
  readonly others: readonly { readonly printed: string; readonly label: string; readonly document?: string }[];
}

/** What was judged, by the position of each document that took part in it. */
export function judgedByDocument(judged: readonly Across[]): ReadonlyMap<number, readonly Across[]> {
  const byDocument = new Map<number, Across[]>();
  for (const across of judged)
    for (const file of across.concerned) {
      const known = byDocument.get(file);
      if (known) known.push(across);
      else byDocument.set(file, [across]);
    }
  return byDocument;
}

/** The checks between documents that one of them, by its position, took part in. */
export function acrossChecksOf(file: number, judged: readonly Across[]): AcrossCheck[] {
  return judged.flatMap(({ outcomes, figures, numbers }) => {
    const prefix = `${numbers.get(file)}/`;
    const ownOf = (ids: readonly (string | undefined)[]) =>
      [...new Set(ids)].flatMap((id) => (id?.startsWith(prefix) ? [id.slice(prefix.length)] : []));
    return outcomes.flatMap(({ ruleId, subject, verdict }): AcrossCheck[] => {
      if (verdict.kind === "undecided") return [];
      const members = membersOf(verdict, subject, figures);
      const own = ownOf(members.map(({ id }) => id));
      if (own.length === 0) return [];
      const others = members.filter(({ id }) => !id?.startsWith(prefix)).map(({ id: _id, ...other }) => other);
      const base = { ruleId, subject, figures: own, others };
      if (verdict.kind === "consistent") return [{ ...base, kind: "consistent", how: verdict.how, suspects: [] }];
      const suspects = ownOf(verdict.evidence.flatMap(({ role, figureId }) => (role === "stated" ? figureId : [])));
      return [{ ...base, kind: "inconsistent", message: verdict.message, suspects }];
    });
  });
}

/** The sheet with what other documents say of its figures: what they confirm is confirmed, what they suspect fails. */
export function withAcross(sheet: FigureSheet, checks: readonly AcrossCheck[]): FigureSheet {
  const position = new Map(sheet.figures.map(({ id }, at) => [id, at]));
  const added = checks.map(({ ruleId, subject, kind, how, message, figures, others }): SheetCheck => {
    const positions = figures.flatMap((id) => position.get(id) ?? []);
    const said = { ...(how ? { how } : {}), ...(message ? { message } : {}) };
    return { ruleId, subject, kind, ...said, figures: positions, ...(others.length > 0 ? { words: others } : {}) };
  });
  const suspects = new Set(checks.flatMap((check) => check.suspects));
  const confirmed = new Set(checks.flatMap(({ kind, how, figures }) => (kind === "consistent" && how !== "loose" ? figures : [])));
  const counts = new Map<string, number>();
  for (const { figures } of checks) for (const id of figures) counts.set(id, (counts.get(id) ?? 0) + 1);
  const markOf = (id: string, mark: FigureMark): FigureMark => {
    if (suspects.has(id)) return "failing";
    return mark === "untested" && confirmed.has(id) ? "confirmed" : mark;
  };
  return {
    ...sheet,
    figures: sheet.figures.map((figure) => ({
      ...{ ...figure, mark: markOf(figure.id, figure.mark), checks: figure.checks + (counts.get(figure.id) ?? 0) },
    })),
    checks: [...sheet.checks, ...added],
  };
}
