import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ReviewItem } from "@gouji/review/schema";
import type { CheckedDocument, Evidence } from "@gouji/rules";
import type { ReviewedDocument } from "./review/review-list.ts";

/** Builders and an independent reader for the tests of exports. */

/** What a hostile report may print, and a reviewer may write. */
export const HOSTILE = [
  '=HYPERLINK("http://x","y")',
  "+1+1",
  "@SUM(A1)",
  "-2+3+cmd|' /C calc'!A0",
  "\t=1+1",
  "＝1+1",
  '<script>alert("1")</script>',
  "a\u0000b\u0007",
  "“引号”\n换行]]>&amp;",
];

let made = 0;

export function anEvidence(partial: Partial<Evidence> = {}): Evidence {
  return {
    role: "stated",
    quote: "预算执行率 96.88%",
    figure: "96.88%",
    value: "0.9688",
    at: { label: "一、资金情况", paragraph: 0 },
    ...partial,
  };
}

/** An item of the review list; `finding` holds what the check would have written. */
export function anItem({ finding, ...partial }: Partial<ReviewItem> = {}): ReviewItem {
  made += 1;
  const { ruleId = "ratio", severity = "error" } = partial;
  return {
    ...{ id: `item-${made}`, findingId: `finding-${made}`, revision: 1, familyId: "f", unit: "林业局", project: "造林补助", year: "2023" },
    ...{ reportKind: "selfEvaluation", documentId: "d", version: 1, ruleId, severity, valueHash: "v", state: "open", change: "new" },
    ...{ scope: "document", across: [] },
    ...{ sentence: { zh: "执行率 96.88% 与金额不符，应为 96.87%。", en: "The rate 96.88% does not follow; 96.87% does." }, present: true },
    finding: {
      ...{ id: `finding-${made}`, valueHash: "v", ruleId, severity, message: { id: "ratio", data: {} }, flips: false, consequences: [] },
      ...{ stated: "96.88%", expected: "96.87%", difference: "0.01%", evidence: [anEvidence()] },
      ...finding,
    },
    ...{ acceptance: null, falsePositiveReason: null, resolvedByVersion: null, assignee: null, dueAt: null, tags: [], comments: [] },
    ...{ lookedAt: null, firstSeenAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z" },
    ...partial,
  };
}

export function aChecked(partial: Partial<CheckedDocument> = {}): CheckedDocument {
  return {
    ...{
      status: "checked",
      path: "报告.pdf",
      sha256: "00",
      mediaType: "application/pdf",
      pages: 3,
      profile: "automatic",
      notes: [],
      totals: [],
    },
    ...{
      identity: { unit: "林业局", project: "造林补助", year: "2023", kind: "selfEvaluation", title: "造林补助项目绩效自评报告" },
      unchecked: [],
      undecided: {},
      findings: [],
    },
    ...{ coverage: { figures: 9, linked: 9, checked: 8, confirmed: 7 }, timings: { extractMs: 0, parseMs: 0, checkMs: 0, rules: {} } },
    ...partial,
  };
}

export function aReviewed(items: readonly ReviewItem[], document: Partial<CheckedDocument> = {}): ReviewedDocument {
  return { document: aChecked(document), items };
}

/** Why LibreOffice cannot read our files here, or undefined. */
export function missingOffice(): string | undefined {
  return spawnSync("soffice", ["--version"], { timeout: 30_000 }).status === 0 ? undefined : "LibreOffice is not there";
}

/** The file as LibreOffice reads and writes it again, `to` one of its formats. @throws Error with what it complained about. */
export function converted(bytes: Uint8Array, extension: string, to: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "gouji-office-"));
  try {
    writeFileSync(join(folder, `in.${extension}`), bytes);
    // A profile of its own: two runs of LibreOffice must not share one.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const done = spawnSync(
      "soffice",
      [profile, "--headless", "--convert-to", to, "--outdir", join(folder, "out"), join(folder, `in.${extension}`)],
      {
        encoding: "utf8",
        timeout: 120_000,
      },
    );
    if (done.status !== 0 || /error/iu.test(done.stderr)) throw new Error(`LibreOffice: ${done.stderr || done.stdout}`);
    return readFileSync(join(folder, "out", `in.${to.split(":")[0]}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
