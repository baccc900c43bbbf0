import { CATALOGUE, type Severity } from "@gouji/rules";
import type { CheckJson, JsonDocument, JsonEvidence, JsonFinding, JsonReview } from "./check-json.ts";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = { error: "error", warning: "warning", info: "note" };

/** The findings as SARIF 2.1.0. The suspect figure is the location, its operands are related locations; what the project has set aside carries its suppression. */
export function toSarif({ tool, documents }: CheckJson): string {
  const rules = CATALOGUE.map(({ id, title, titleEn, severity, family }) => ({
    id,
    name: titleEn,
    shortDescription: { text: title },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [family] },
  }));
  const failures = documents.filter(({ status }) => status === "failed");
  const run = {
    tool: { driver: { name: tool.name, version: tool.version, rules } },
    columnKind: "utf16CodeUnits",
    artifacts: documents.map(({ path, mediaType, sha256 }) => ({
      location: { uri: uriOf(path) },
      ...(mediaType === null ? {} : { mimeType: mediaType }),
      ...(sha256 === null ? {} : { hashes: { "sha-256": sha256 } }),
    })),
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: [
          ...failures.map(({ path, error }) => ({
            level: "error",
            message: { text: error?.message ?? "" },
            locations: [artifact(path)],
            descriptor: { id: error?.kind ?? "internal" },
          })),
          ...documents.flatMap(({ path, notes }) =>
            notes.map(({ kind, message }) => ({
              level: "note",
              message: { text: message },
              locations: [artifact(path)],
              descriptor: { id: kind },
            })),
          ),
        ],
      },
    ],
    results: documents.flatMap((document) => [
      ...document.findings.map((finding) => resultOf(document, finding)),
      ...document.suppressed.map((finding) => ({
        ...resultOf(document, finding),
        suppressions: [{ kind: "external", status: "accepted", justification: finding.suppression.reason }],
      })),
    ]),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function resultOf({ path }: JsonDocument, finding: JsonFinding) {
  const {
    id,
    valueHash,
    ruleId,
    severity,
    message,
    evidence,
    expected,
    stated,
    difference,
    diagnosis,
    consequences,
    flips,
    amount,
    doubt,
    review,
  } = finding;
  const [suspect, ...others] = evidence;
  return {
    ruleId,
    ruleIndex: CATALOGUE.findIndex((rule) => rule.id === ruleId),
    level: LEVELS[severity],
    kind: "fail",
    message: { text: [message, doubt, diagnosis?.message].filter((sentence) => sentence !== undefined).join(" ") },
    locations: suspect ? [placed(path, suspect)] : [artifact(path)],
    relatedLocations: others.map((piece, index) => ({
      id: index + 1,
      ...placed(path, piece),
      message: { text: piece.figure ?? piece.quote },
    })),
    ...(review ? reviewed(review) : {}),
    partialFingerprints: { "fact/v1": id, "value/v1": valueHash },
    properties: {
      stated,
      expected,
      difference,
      diagnosis: diagnosis?.kind,
      flips,
      amount,
      consequences: consequences.map(({ ruleId: rule, message: text }) => ({ ruleId: rule, message: text })),
      ...(review
        ? { itemId: review.itemId, state: review.state, assignee: review.assignee ?? undefined, dueAt: review.dueAt ?? undefined }
        : {}),
    },
  };
}

const BASELINE: Readonly<Record<JsonReview["change"], string>> = {
  ...{ new: "new", unchanged: "unchanged", updated: "updated", resolved: "absent", reopened: "new", notChecked: "unchanged" },
};

/** What the list knows beside the finding: against the version before, and whether people set it aside. */
function reviewed({ change, state, acceptance, falsePositiveReason, comments }: JsonReview) {
  const isAside = state === "accepted" || state === "falsePositive" || state === "outOfScope";
  const justification = acceptance?.reason ?? [falsePositiveReason, comments.at(-1)?.text].filter((part) => part).join(" ");
  return {
    baselineState: BASELINE[change],
    ...(isAside ? { suppressions: [{ kind: "external", status: "accepted", ...(justification ? { justification } : {}) }] } : {}),
  };
}

function artifact(path: string) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) } } };
}

/** SARIF has regions for text only; page, box, sheet and cell of a binary file stand in the properties. */
function placed(path: string, { at, quote, figure, role, value }: JsonEvidence) {
  const { label, ...place } = at;
  return {
    ...artifact(at.document ?? path),
    logicalLocations: [{ fullyQualifiedName: label, kind: "element" }],
    properties: { ...place, quote, figure, role, value },
  };
}

function uriOf(path: string): string {
  return path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
