import type { Engine } from "@gouji/database";
import { missingService } from "@gouji/database/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocumentQuery, Page, SubmissionQuery } from "./index.ts";
import { type InventedState, openInvented } from "./testing.ts";

describe.each<Engine>(["sqlite", "postgres"])("lists on %s", async (engine) => {
  const missing = await missingService(engine);
  describe.skipIf(missing !== undefined)(missing ?? "of documents and submissions", () => {
    let state: InventedState;
    const ids = new Map<string, string>();
    const names = new Map<string, string>();
    beforeAll(async () => {
      state = await openInvented(engine);
      const reports = [
        { name: "造林.pdf", submissionId: "s1", unit: "林业局", findings: ["error", "error", "info"], scores: ["100"] },
        { name: "防火.pdf", submissionId: "s1", unit: "林业局", findings: ["warning"], scores: ["100", "93.5"] },
        { name: "水渠.pdf", submissionId: "s2", unit: "水利局", year: "2022", scores: ["88"] },
        { name: "水库.pdf", submissionId: "s2", unit: "水利局", failure: "encrypted" },
        { name: "泵站.pdf", submissionId: "s3", unit: "水利局", waiting: true },
      ];
      for (const report of reports) {
        const id = await state.add(report);
        ids.set(report.name, id);
        names.set(id, report.name);
      }
      await state.archive.open({ id: "s4", unit: "", project: "", year: "", kind: "", lane: "interactive" });
      const [item] = (await state.review.list({ filter: { documentId: ids.get("造林.pdf") ?? "", severities: ["error"] } })).items;
      if (!item) throw new Error("no finding");
      await state.review.decide(item.id, item.revision, { kind: "falsePositive", reason: "rounding" }, "张三");
      await state.review.decideAll({ severities: ["warning"] }, { kind: "assign", to: "li.na", note: "请看" }, "张三");
    });
    afterAll(() => state?.drop());
    const named = async (query: DocumentQuery) => (await state.overview.documents(query)).items.map(({ id }) => names.get(id));
    const submissions = async (query: SubmissionQuery) => (await state.overview.submissions(query)).items.map(({ id }) => id);

    test("a document has its report, coverage, scores, findings and whose they are", async () => {
      const { items } = await state.overview.documents({ ids: [ids.get("防火.pdf") ?? "", ids.get("水库.pdf") ?? ""] });
      expect(items).toMatchObject([
        {
          unit: "林业局",
          report: {
            ...{ title: "防火.pdf绩效自评报告", year: "2023", kind: "selfEvaluation", pages: 3, coverage: { figures: 10, confirmed: 4 } },
            totals: [
              { score: "100", full: true },
              { score: "93.5", fullScore: "100", full: false },
            ],
          },
          ...{ version: { number: 1, latest: true }, findings: { error: 0, warning: 1, info: 0, open: 1, total: 1 }, assignees: ["li.na"] },
        },
        { unit: "水利局", findings: { total: 0 }, assignees: [] },
      ]);
      expect(items[1]?.report).toBeUndefined();
    });

    test.each<[string, DocumentQuery, string[]]>([
      ["of a submission", { submissionId: "s1" }, ["造林.pdf", "防火.pdf"]],
      ["of a sender", { units: ["水利局"] }, ["水渠.pdf", "水库.pdf", "泵站.pdf"]],
      ["of no sender", { units: [] }, []],
      ["of a year", { years: ["2022"] }, ["水渠.pdf", "水库.pdf"]],
      ["of a kind", { kinds: ["selfEvaluation"] }, ["造林.pdf", "防火.pdf", "水渠.pdf"]],
      ["that failed so", { failureKind: "encrypted" }, ["水库.pdf"]],
      ["that wait", { statuses: ["received"] }, ["泵站.pdf"]],
      ["with unsettled errors or warnings", { severities: ["error", "warning"] }, ["造林.pdf", "防火.pdf"]],
      ["with full marks throughout", { fullMarks: true }, ["造林.pdf"]],
      ["without", { fullMarks: false }, ["防火.pdf", "水渠.pdf"]],
      ["that are somebody's", { assignee: "li.na" }, ["防火.pdf"]],
      ["whose names hold a text", { text: "水" }, ["水渠.pdf", "水库.pdf", "泵站.pdf"]],
      ["whose names hold it literally", { text: "%" }, []],
      ["with something to decide", { undecided: true }, ["造林.pdf", "防火.pdf"]],
      ["that came later", { receivedSince: "2027-01-01" }, []],
      ["of findings that were sent alone", { findingStates: ["sent"], severities: ["error"] }, []],
      ["most errors first", { sort: "findings", descending: true, units: ["林业局"] }, ["造林.pdf", "防火.pdf"]],
    ])("documents %s", async (_what, query, expected) => {
      expect(await named(query)).toEqual(expected);
    });

    test.each<[string, SubmissionQuery, string[]]>([
      ["newest first", {}, ["s4", "s3", "s2", "s1"]],
      ["by state", { states: ["failed"] }, ["s2"]],
      ["without files", { states: ["empty"] }, ["s4"]],
      ["of a year", { years: ["2023"], descending: false }, ["s1", "s3"]],
      ["with errors", { severities: ["error"] }, ["s1"]],
      ["that are somebody's", { assignee: "li.na" }, ["s1"]],
      ["whose files hold a text", { text: "泵站" }, ["s3"]],
      ["whose unit holds a text", { text: "林业" }, ["s1"]],
      ["of a sender", { units: ["水利局"], sort: "unit", descending: false }, ["s2", "s3"]],
    ])("submissions %s", async (_what, query, expected) => {
      expect(await submissions(query)).toEqual(expected);
    });

    test("a submission has its counts and what is unsettled by severity", async () => {
      const { items } = await state.overview.submissions({ ids: ["s1"] });
      expect(items).toMatchObject([
        {
          unit: "林业局",
          state: "checked",
          counts: { checked: 2, failed: 0 },
          findings: { error: 1, warning: 1, info: 1, open: 3, total: 4 },
        },
      ]);
    });

    test("a submission's documents are named", async () => {
      expect([...(await state.overview.documentIds("s1"))].sort()).toEqual([ids.get("造林.pdf"), ids.get("防火.pdf")].sort());
      expect(await state.overview.documentIds("s4")).toEqual([]);
    });

    test("a submission says whether its files have been held against each other", async () => {
      const comparisonOf = async (id: string) => (await state.overview.submissions({ ids: [id] })).items[0]?.comparison;
      expect([await comparisonOf("s1"), await comparisonOf("s3"), await comparisonOf("s4")]).toEqual(["pending", "none", "none"]);
      const comparison = await state.archive.startComparison("s1");
      if (!comparison) throw new Error("not due");
      await state.archive.endComparison(comparison);
      expect(await comparisonOf("s1")).toBe("done");
      const other = await state.archive.startComparison("s2");
      if (other) await state.archive.endComparison(other, { kind: "internal", detail: "", temporary: false });
      expect(await comparisonOf("s2")).toBe("failed");
    });

    test("failures are counted by kind", async () => {
      expect(await state.overview.failures({})).toEqual([{ kind: "encrypted", count: 1 }]);
      expect(await state.overview.failures({ submissionId: "s1" })).toEqual([]);
      expect(await state.overview.failures({ units: ["林业局"] })).toEqual([]);
    });

    test("what occurs is told for the menus, within the own units", async () => {
      expect(await state.overview.facets({})).toEqual({ units: ["林业局", "水利局"], years: ["2022", "2023"], kinds: ["selfEvaluation"] });
      expect(await state.overview.facets({ units: ["水利局"] })).toMatchObject({ units: ["水利局"] });
      expect(await state.overview.facets({ units: [] })).toEqual({ units: [], years: [], kinds: [] });
    });

    test("pages follow each other in every order, and say how many there are in all", async () => {
      const walk = async (pageAfter: (after: string | undefined) => Promise<Page<{ readonly id: string }>>) => {
        const seen: string[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = await pageAfter(after);
          seen.push(...page.items.map(({ id }) => id));
          expect(page.total).toBeGreaterThanOrEqual(seen.length);
          after = page.next;
        }
        return [seen.length, new Set(seen).size];
      };
      const at = (after: string | undefined) => (after === undefined ? {} : { after });
      for (const descending of [true, false]) {
        for (const sort of ["received", "updated", "size", "unit", "name", "findings"] as const)
          expect(await walk((after) => state.overview.documents({ sort, descending, limit: 2, ...at(after) }))).toEqual([5, 5]);
        for (const sort of ["received", "updated", "unit", "year", "findings"] as const)
          expect(await walk((after) => state.overview.submissions({ sort, descending, limit: 1, ...at(after) }))).toEqual([4, 4]);
      }
    });
  });
});
