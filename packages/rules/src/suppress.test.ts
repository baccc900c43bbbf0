import { describe, expect, test } from "vitest";
import type { CheckedDocument } from "./audited-document.ts";
import { suppress } from "./suppress.ts";
import type { Suppression } from "./suppression.ts";

const TODAY = "2026-06-01";

function aDocument(path: string, unit: string, findings: readonly (readonly [id: string, ruleId: string])[]): CheckedDocument {
  return {
    status: "checked",
    path,
    sha256: "",
    mediaType: "",
    pages: null,
    identity: { title: "", unit, project: "", year: "", kind: "form" },
    profile: "",
    notes: [],
    coverage: { figures: 0, linked: 0, checked: 0, confirmed: 0 },
    totals: [],
    unchecked: [],
    undecided: {},
    timings: { extractMs: 0, parseMs: 0, checkMs: 0, rules: {} },
    findings: findings.map(([id, ruleId]) => ({
      id,
      valueHash: id,
      ruleId,
      severity: "warning",
      message: { id: "ratio", data: {} },
      evidence: [],
      consequences: [],
      flips: false,
    })),
  };
}

const HERE = aDocument("报送/甲局/自评表.xlsx", "某县甲局", [
  ["a1", "all-full-marks"],
  ["a2", "ratio"],
]);
const set = (changes: Partial<Suppression>): Suppression => ({ reason: "已核实", expires: "2026-12-31", ...changes });

describe("a suppression sets aside", () => {
  test.each<[string, Suppression, readonly string[], string]>([
    ["the one finding that it names", set({ finding: "a2" }), ["a1"], "applied"],
    ["a rule's findings of a unit", set({ rule: "all-full-marks", unit: "甲局" }), ["a2"], "applied"],
    ["a rule's findings of files of that name", set({ rule: "ratio", file: "自评表.*" }), ["a1"], "applied"],
    ["a rule's findings below a folder", set({ rule: "ratio", file: "报送/**" }), ["a1"], "applied"],
    ["nothing in a folder deeper than its *", set({ rule: "ratio", file: "报送/*" }), ["a1", "a2"], "elsewhere"],
    ["nothing of another unit", set({ rule: "ratio", unit: "乙局" }), ["a1", "a2"], "elsewhere"],
    ["nothing that was not raised", set({ finding: "gone" }), ["a1", "a2"], "unused"],
    ["nothing of a rule that was silent", set({ rule: "growth", unit: "甲局" }), ["a1", "a2"], "unused"],
    ["on its last day still", set({ finding: "a2", expires: TODAY }), ["a1"], "applied"],
    ["nothing after that day", set({ finding: "a2", expires: "2026-05-31" }), ["a1", "a2"], "expired"],
    ["nothing by signs of a pattern", set({ rule: "ratio", file: "自评表.xls." }), ["a1", "a2"], "elsewhere"],
  ])("%s", (_name, suppression, left, state) => {
    const { documents, uses } = suppress([HERE], [suppression], TODAY);
    const [document] = documents.filter(({ status }) => status === "checked") as CheckedDocument[];
    expect(document?.findings.map(({ id }) => id)).toEqual(left);
    expect(uses).toMatchObject([{ state, findings: 2 - left.length }]);
    // Nothing is lost.
    expect((document?.findings.length ?? 0) + (document?.suppressed?.length ?? 0)).toBe(2);
  });
});
