import { Rational } from "@gouji/values";
import type { Figure, LabelledPlace, Period } from "./figure.ts";
import type { ReportIdentity } from "./report.ts";

/** What a fact is about: a line of the funds, a total or an indicator's score, an indicator's target or result, a statement of the text, the total of a table's column. */
export type FactKind = "funds" | "totalScore" | "score" | "fullScore" | "target" | "actual" | "statement" | "tableTotal";

/** A figure that other documents may state as well. */
export interface Fact {
  readonly kind: FactKind;
  /** Canonical name: 全年预算数, an indicator's name, what a sentence measures. */
  readonly name: string;
  /** Empty where the document speaks of one project only. */
  readonly project: string;
  readonly figure: Figure;
}

/** A sentence of the running text that could have been copied; statutory and general sections are left out. */
export interface Passage {
  readonly text: string;
  readonly at: LabelledPlace;
}

/** 比对摘要: what of a report can be held against other documents. It stands for the report where only that is asked. */
export interface Digest {
  readonly identity: ReportIdentity;
  readonly period?: Period;
  readonly facts: readonly Fact[];
  readonly passages: readonly Passage[];
  /** Does its total score reach the full score? Absent where nothing is scored. */
  readonly fullMarks?: boolean;
}

/** A digest under the name of its document. */
export interface DigestedDocument {
  readonly path: string;
  readonly digest: Digest;
}

/** The digest as JSON text: exact numbers cross threads and stores as text. */
export function writeDigest(digest: Digest): string {
  return JSON.stringify(digest, function (this: Record<string, unknown>, key, value: unknown) {
    const raw = this[key];
    return raw instanceof Rational ? { $: raw.toString() } : value;
  });
}

/** @throws SyntaxError on a text that `writeDigest` did not write. */
export function readDigest(text: string): Digest {
  return JSON.parse(text, (_key, value: unknown) => (isTagged(value) ? Rational.parse(value.$) : value)) as Digest; // as writeDigest wrote it
}

function isTagged(value: unknown): value is { readonly $: string } {
  return typeof value === "object" && value !== null && "$" in value && typeof value.$ === "string";
}
