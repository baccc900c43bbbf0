import type { DigestedDocument, Fact, Figure, LabelledPlace, Report, ReportIdentity } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";

/** A fact with the document that states it. */
export interface PlacedFact extends Fact {
  /** Number of the document. */
  readonly document: number;
  /** Its project by itself or by its document's title, in canonical form; empty where neither names one. */
  readonly about: string;
  /** Four digits, empty if unknown. */
  readonly year: string;
}

/** The facts of all documents. Figures are told apart by the document's number, and their places name its file. */
export function placedFacts(documents: readonly DigestedDocument[]): PlacedFact[] {
  return documents.flatMap(({ path, digest: { identity, facts } }, document) => {
    const several = new Set(facts.flatMap(({ project }) => projectName(project) || [])).size > 1;
    return facts.map((fact) => ({
      ...fact,
      figure: placedFigure(fact.figure, path, document),
      document,
      about: projectName(fact.project) || (several ? ALL_PROJECTS : titleProject(identity)),
      year: fact.figure.period?.from.slice(0, 4) ?? identity.year,
    }));
  });
}

/** What a report on several projects says of none of them in particular. */
const ALL_PROJECTS = "*";

/** The project that the title names. The title of an annex (实施明细表) names none. */
function titleProject({ kind, project }: ReportIdentity): string {
  return kind === "unknown" && !/项目|资金|经费|补助|工程/.test(project) ? "" : projectName(project);
}

export function placedFigure(figure: Figure, path: string, document: number): Figure {
  return { ...figure, id: figureIdIn(document, figure.id), at: placedIn(figure.at, path) };
}

export function placedIn(at: LabelledPlace, path: string): LabelledPlace {
  return { ...at, document: path };
}

/** Ids of figures of several documents; `figureOf` takes them apart again. */
export function figureIdIn(document: number, id: string): string {
  return `${document}/${id}`;
}

/** The name of a project without what titles add to it. */
export function projectName(name: string): string {
  return canonicalName(name)
    .replace(/^.*?(?:局|委员会|厅|中心|街道办事处|人民政府|医院|学校)(?=.{3})/, "")
    .replace(/(?:19|20)\d{2}年?度?/g, "")
    .replace(/(?:专项|项目|资金|经费|补助|支出|服务)+$/, "");
}

/** May both names mean one project? A document that names none may be about any. */
export function sameProject(a: string, b: string): boolean {
  if (a === ALL_PROJECTS || b === ALL_PROJECTS) return a === b;
  return a === "" || b === "" || a.includes(b) || b.includes(a);
}

/** A report of nothing: several documents seen as one get what they have to do with each other. */
export function emptyReport(identity: Report["identity"]): Report {
  return {
    identity,
    headings: [],
    sentences: [],
    tables: [],
    figures: [],
    indicators: [],
    fundLines: [],
    scoreGroups: [],
    gradeStatements: [],
    gradeBands: [],
    claims: [],
    relations: [],
    numberSequences: [],
    wordings: [],
    dates: [],
    notes: [],
  };
}
