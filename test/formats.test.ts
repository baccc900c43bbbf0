import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { type Answers, openPool } from "@gouji/isolation";
import { beforeAll, describe, expect, test } from "vitest";

// One report in several formats gives one list of findings. The reports are no part of the repository: absent, the tests are skipped.

const REPORTS = resolve("../shared/reports");
const LIMITS = { timeoutMs: 60_000, timeoutPerPageMs: 1000, timeoutPerScannedPageMs: 1000, memoryMb: 1024 };

/** Each report as Word first, then in its other formats. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  "huaning-2023-evaluation.docx": ["huaning-2023-evaluation.pdf", "huaning-2023-evaluation-threeline.pdf", "huaning-2023-evaluation.ofd"],
  "qingyunpu-2023-monitoring.docx": ["qingyunpu-2023-monitoring.pdf", "qingyunpu-2023-monitoring.ofd"],
  "suzhou-2023-self-evaluation.docx": ["suzhou-2023-self-evaluation.pdf"],
  "xihu-2020-self-evaluation.docx": [
    "xihu-2020-self-evaluation.pdf",
    "xihu-2020-self-evaluation-web.pdf",
    "xihu-2020-self-evaluation.html",
    "xihu-2020-self-evaluation.doc",
  ],
  "yushui-2022-self-evaluation.docx": [
    "yushui-2022-self-evaluation.pdf",
    "yushui-2022-self-evaluation-web.pdf",
    "yushui-2022-self-evaluation.html",
    "yushui-2022-self-evaluation.ofd",
  ],
  "yushui-2022-forms.docx": ["yushui-2022-forms.xlsx"],
};

/** What a format does not show as the others do today, by the beginning of the claim, and why. Nothing else may differ. */
const KNOWN: Readonly<Record<string, { readonly claims: readonly string[]; readonly reason: string }>> = {
  "xihu-2020-self-evaluation-web.pdf": {
    claims: ["numbering ", "unfilled-template ", "target-actual-copied "],
    reason:
      "the web page prints its headings like running text, so they are read as paragraphs and what follows belongs to the section before",
  },
  "xihu-2020-self-evaluation.html": {
    claims: ["numbering "],
    reason: "its markup puts inserted chapters on the level of the report's own, so the count starts anew",
  },
};

describe.skipIf(!existsSync(REPORTS))("the published reports", () => {
  const answers = new Map<string, Answers["check"]>();
  const files = existsSync(REPORTS)
    ? readdirSync(REPORTS).filter((name) => /\.(?:pdf|docx?|xlsx|html|ofd)$/.test(name) && !name.endsWith("-scanned.pdf"))
    : [];

  beforeAll(async () => {
    const pool = openPool({ jobs: Math.min(2, availableParallelism()), limits: LIMITS });
    try {
      await Promise.all(
        files.map(async (name) => answers.set(name, await pool.run({ verb: "check", path: join(REPORTS, name), options: {} }))),
      );
    } finally {
      await pool.close();
    }
  }, 120_000);

  test.each(files)("%s is checked, and figures are confirmed in it", (name) => {
    const answer = answers.get(name);
    if (answer?.status !== "checked") throw new Error(answer?.error.message ?? "no answer");
    expect(answer.coverage.confirmed).toBeGreaterThan(0);
  });

  const pairs = Object.entries(WRITTEN).flatMap(([first, others]) => others.map((other) => [other, first] as const));
  test.each(pairs)("%s gives the findings of %s", (other, first) => {
    const known = KNOWN[other]?.claims ?? [];
    const [expected, found] = [claims(answers.get(first)), claims(answers.get(other))];
    expect(expected.length).toBeGreaterThan(0);
    const unknown = (claim: string) => !known.some((beginning) => claim.startsWith(beginning));
    expect(found.filter(unknown)).toEqual(expected.filter(unknown));
  });
});

/** Rule and cited figures of each finding, blanks removed, sorted. */
function claims(answer: Answers["check"] | undefined): string[] {
  if (answer?.status !== "checked") return [];
  return answer.findings
    .map(({ ruleId, evidence }) => {
      const cited = evidence.filter(({ role }) => role !== "context").map(({ figure, quote }) => (figure ?? quote).replaceAll(/\s/g, ""));
      return `${ruleId} ${cited.sort().join(" ")}`;
    })
    .sort();
}
