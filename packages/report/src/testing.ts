import { type Quantity, readQuantity } from "@gouji/quantities";
import type { Figure, LabelledPlace, Phrase } from "./figure.ts";
import type { Entry, Indicator } from "./indicator.ts";
import type { Report } from "./report.ts";

/** Builders of records for tests: everything that a test does not name has a plain default. */

let made = 0;

/** What may be set besides the figure's own fields: the unit that it inherits. */
export type FigureOverrides = Partial<Figure> & { readonly unit?: string };

/** The figure that `printed` says: aFigure("96.88%"), aFigure("80", { unit: "万元" }). @throws Error where nothing can be read. */
export function aFigure(printed: string, overrides: FigureOverrides = {}): Figure {
  const { unit, ...fields } = overrides;
  const quantity: Quantity | undefined = readQuantity(printed, unit === undefined ? {} : { unit });
  if (!quantity) throw new Error(`No quantity in "${printed}".`);
  made += 1;
  const metric = fields.metric ?? "";
  return {
    id: `t${made}`,
    printed,
    quantity,
    unitOrigin: unit === undefined ? "printed" : "column",
    quote: printed,
    at: aPlace(metric || printed),
    metric,
    canonicalMetric: metric,
    subject: "",
    role: "other",
    approximate: quantity.approximation !== undefined,
    source: { kind: "sentence", sentence: 0 },
    ...fields,
  };
}

export function aPlace(label: string): LabelledPlace {
  return { label, paragraph: 0 };
}

export function aPhrase(text: string, overrides: Partial<Phrase> = {}): Phrase {
  return { text, quote: text, at: aPlace(text), ...overrides };
}

/** A cell with a figure where `text` is one: anEntry("≥95%"), anEntry("按时完成"), anEntry(""). */
export function anEntry(text: string, overrides: FigureOverrides = {}): Entry {
  const quantity = readQuantity(text, overrides.unit === undefined ? {} : { unit: overrides.unit });
  const numeric = quantity && quantity.kind !== "empty" && quantity.kind !== "qualitative";
  return { text, at: aPlace(text), ...(numeric ? { figure: aFigure(text, overrides) } : {}) };
}

export function anIndicator(partial: Partial<Indicator> = {}): Indicator {
  const name = partial.name ?? "走访户数";
  return {
    key: name,
    name,
    canonicalName: name,
    code: "",
    level: 3,
    path: [],
    project: "",
    namePhrase: aPhrase(name),
    direction: "unknown",
    table: 0,
    origin: "result",
    ...partial,
  };
}

/** A report of nothing but what is given. `figures` are those given, or those of its relations. */
export function aReport(partial: Partial<Report> = {}): Report {
  return {
    identity: { title: "", unit: "", project: "", year: "", kind: "unknown" },
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
    dates: [],
    wordings: [],
    notes: [],
    ...partial,
  };
}
