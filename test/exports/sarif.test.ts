import { createRequire } from "node:module";
import { toCheckJson, toSarif } from "@gouji/reporters";
import { toReviewResult } from "@gouji/reporters/review";
import { aChecked, anEvidence, anItem, aReviewed, HOSTILE } from "@gouji/reporters/testing";
import type { Finding } from "@gouji/rules";
import draft from "ajv-draft-04";
import { describe, expect, test } from "vitest";

// The official schema of OASIS as Microsoft ships it, of the last release candidate of 2.1.0 (errata left the form alone).
const schema = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const validate = new draft.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

function faultsOf(sarif: string): unknown[] {
  validate(JSON.parse(sarif));
  return (validate.errors ?? []).map(({ instancePath, message, params }) => ({ instancePath, message, params }));
}

const MADE = { language: "zh", version: "0.1.0" } as const;
/** A message that the rules can say. */
const SAYABLE = { id: "missing-unit", data: { figure: "1.5", unit: "人" } };
const FAILED = { status: "failed", path: "坏 1.pdf", error: { kind: "corrupt", message: "文件已损坏" } } as const;
const finding = (text: string) =>
  anItem({
    finding: {
      evidence: [
        anEvidence({ quote: text, figure: text, at: { label: text, page: 3, box: [1, 2, 3, 4] } }),
        anEvidence({ role: "operand" }),
      ],
    },
  }).finding as unknown as Finding;

describe("SARIF holds to its schema", () => {
  test("of a check, with failed files, notes, hostile texts and what a project has set aside", () => {
    const notes = [{ kind: "scanned-page" as const, message: "第 2 页是图片", at: { page: 2 } }];
    const suppression = { reason: "已说明", expires: "2027-01-01" };
    const sayable = HOSTILE.map((text): Finding => ({ ...finding(text), message: SAYABLE }));
    const checked = aChecked({
      notes,
      findings: sayable,
      suppressed: [{ finding: { ...finding("x"), message: SAYABLE }, suppression: suppression as never }],
    });
    expect(faultsOf(toSarif(toCheckJson([checked, FAILED], MADE)))).toEqual([]);
  });

  test("of the review list, in every state and after every change", () => {
    const acceptance = { owner: "王", reason: "批准", expiresAt: "2027-01-01T00:00:00Z" };
    const items = [
      ...(["open", "confirmed", "sent", "answered", "resolved", "outOfScope"] as const).map((state) => anItem({ state })),
      ...(["new", "unchanged", "updated", "resolved", "reopened", "notChecked"] as const).map((change) => anItem({ change })),
      anItem({ state: "accepted", acceptance }),
      anItem({ state: "falsePositive", falsePositiveReason: "rounding" }),
      ...HOSTILE.map((text) => anItem({ sentence: { zh: text, en: text }, ruleId: text, assignee: text })),
    ];
    const sarif = toSarif(toReviewResult([aReviewed(items), { document: FAILED, items: [] }], MADE));
    expect(faultsOf(sarif)).toEqual([]);
    const { results } = JSON.parse(sarif).runs[0];
    expect(results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions)).toHaveLength(3);
  });

  test("the schema finds a fault", () => {
    expect(faultsOf('{"version":"2.1.0","runs":[{"tool":{}}]}')).not.toEqual([]);
  });
});
