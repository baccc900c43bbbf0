import { expect, test } from "vitest";
import { aChecked, anEvidence, anItem, aReviewed, HOSTILE } from "../testing.ts";
import { REVIEW_FORMATS, type ReviewExportOptions } from "./review-formats.ts";
import { reviewedFinding, toReviewResult } from "./review-list.ts";

const letter = { issuer: "", number: "", addressee: "", signature: "", group: "section", reply: true, scope: true } as const;
const OPTIONS: ReviewExportOptions = { language: "zh", version: "0", at: "2026-11-01T00:00:00Z", letter };

const acceptance = { owner: "王科长", reason: "上级批准", expiresAt: "2027-01-01T00:00:00Z" };
const failed = { status: "failed" as const, path: "坏.pdf", error: { kind: "corrupt" as const, message: "文件已损坏" } };

test("the list as JSON is a check with what was decided", () => {
  const { documents, summary } = toReviewResult(
    [aReviewed([anItem({ state: "accepted", acceptance, severity: "warning" })]), { document: failed, items: [] }],
    OPTIONS,
  );
  expect(documents[0]?.findings[0]).toMatchObject({ severity: "warning", review: { state: "accepted", revision: 1, acceptance } });
  expect(summary).toMatchObject({ documents: 2, failed: 1, error: 0, warning: 1 });
});

test("a finding keeps the sentence that was shown, and leaves out what can no longer be said", () => {
  const gone = { id: "no-such-message", data: {} };
  const item = anItem({
    finding: { message: gone, diagnosis: { kind: "x", message: gone }, consequences: [{ ruleId: "ratio", message: gone, evidence: [] }] },
  });
  const finding = reviewedFinding(item, "zh");
  expect(finding.message).toBe(item.sentence.zh);
  expect([finding.diagnosis, finding.consequences]).toEqual([undefined, []]);
});

test("the page shows state and remarks, and nothing that a report or a reviewer wrote runs or is fetched", async () => {
  const items = HOSTILE.map((text) =>
    anItem({
      ...{ state: "accepted", acceptance: { ...acceptance, reason: text }, comments: [{ at: "2026-10-01T00:00:00Z", by: text, text }] },
      sentence: { zh: text, en: text },
      finding: { evidence: [anEvidence({ quote: text, figure: text, at: { label: text } })] },
    }),
  );
  const page = String(await REVIEW_FORMATS.html.write([aReviewed(items, aChecked({ path: '<img src="x">' }))], OPTIONS));
  expect(page).toContain("已接受");
  expect(page).toContain("王科长 2027-01-01");
  expect(page).not.toMatch(/<(?:script|img|link|iframe|object)|\son\w+=|url\(|javascript:/iu);
  expect(page).toContain("default-src 'none'");
});
