import type { Engine } from "@gouji/database";
import { missingService } from "@gouji/database/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type InventedState, openInvented, START } from "../testing.ts";

const DAY = 86_400_000;
const at = (days: number) => new Date(START + days * DAY).toISOString();

describe.each<Engine>(["sqlite", "postgres"])("statistics on %s", async (engine) => {
  const missing = await missingService(engine);
  describe.skipIf(missing !== undefined)(missing ?? "of reports, findings and decisions", () => {
    let state: InventedState;
    beforeAll(async () => {
      state = await openInvented(engine);
      const first = { submissionId: "s1", unit: "林业局" };
      await state.add({ ...first, name: "a", findings: ["ratio:error", "ratio:error", "sum-total:warning"], scores: ["100"] });
      await state.add({ ...first, name: "b", findings: ["ratio:info"], scores: ["100", "93.5"] });
      await state.add({ ...first, name: "c", failure: "encrypted" });
      state.pass(7 * DAY);
      await state.add({ submissionId: "s2", unit: "水利局", year: "2022", name: "d", findings: ["sum-total:error"], scores: ["59.5"] });
      await state.add({ submissionId: "s3", unit: "林业局", name: "a", project: "a", findings: ["ratio:error"], scores: ["100"] });
      await state.review.decideAll({ units: ["水利局"] }, { kind: "confirm", note: "是" }, "李娜 (li.na)");
      const wrong = { kind: "falsePositive", reason: "rounding", note: "否" } as const;
      await state.review.decideAll({ units: ["林业局"], severities: ["info"] }, wrong, "王敏 (wang)");
      await state.review.decideAll(
        { units: ["林业局"], severities: ["error"] },
        { kind: "assign", to: "wang", note: "请看" },
        "李娜 (li.na)",
      );
    });
    afterAll(() => state?.drop());

    test("reports are counted in their latest version, with what was checked of them", async () => {
      const numbers = await state.overview.reportNumbers({});
      expect(numbers).toEqual({
        ...{ submissions: 3, documents: 4, checked: 3, failed: 1, coverage: { figures: 30, checked: 18, confirmed: 12 } },
        period: { from: expect.stringMatching(/^2026-01-05/u), to: expect.stringMatching(/^2026-01-12/u) },
      });
      expect(await state.overview.reportNumbers({ years: ["2023"] })).toMatchObject({ documents: 3, checked: 2, failed: 1 });
      expect(await state.overview.reportNumbers({ units: [] })).toMatchObject({ documents: 0, checked: 0, period: null });
    });

    test("findings are counted by rule, unit, year, state and kind of report, with their severities", async () => {
      const groups = await state.overview.findingGroups({});
      expect(groups.rule).toEqual([
        { name: "ratio", error: 2, warning: 0, info: 1, total: 3, unsettled: 1 },
        { name: "sum-total", error: 1, warning: 1, info: 0, total: 2, unsettled: 1 },
      ]);
      expect(groups.all).toEqual({ error: 3, warning: 1, info: 1, total: 5, unsettled: 2 });
      expect(groups.unit).toMatchObject([
        { name: "林业局", error: 2 },
        { name: "水利局", error: 1, unsettled: 1 },
      ]);
      expect(groups.year).toMatchObject([{ name: "2023" }, { name: "2022" }]);
      expect(groups.state).toMatchObject([
        { name: "resolved", error: 1, warning: 1 },
        { name: "confirmed" },
        { name: "falsePositive" },
        { name: "open" },
      ]);
      const some = await state.overview.findingGroups({ units: ["水利局"], years: ["2022"], kinds: ["selfEvaluation"] });
      expect(some.rule).toHaveLength(1);
      expect((await state.overview.findingGroups({ kinds: ["form"] })).rule).toEqual([]);
    });

    test("full marks are counted by unit: reports, and their scores", async () => {
      expect(await state.overview.fullMarks({})).toEqual([
        { unit: "林业局", reports: 2, fullReports: 1, scores: 3, fullScores: 2 },
        { unit: "水利局", reports: 1, fullReports: 0, scores: 1, fullScores: 0 },
      ]);
    });

    test("reports are counted by their lowest score, with the errors in them; each bar's list has as many", async () => {
      const bars = await state.overview.scores({});
      expect(bars.filter(({ reports }) => reports > 0)).toEqual([
        { from: 0, below: 60, reports: 1, errors: 1, warnings: 0 },
        { from: 90, below: 95, reports: 1, errors: 0, warnings: 0 },
        { from: 100, below: null, reports: 1, errors: 1, warnings: 0 },
      ]);
      for (const { from, below, reports } of bars) {
        const filter = below === null ? { fullMarks: true } : { scoreFrom: from, scoreBelow: below };
        expect((await state.overview.documents({ ...filter, latest: true })).total).toBe(reports);
      }
    });

    test("the trend says what appeared, came back and was settled, and what is left at each end", async () => {
      expect(await state.overview.trend([at(0), at(7), at(14)], {})).toEqual([
        { from: at(0), to: at(7), appeared: 4, returned: 0, settled: 0, still: 0, unsettled: 4 },
        { from: at(7), to: at(14), appeared: 1, returned: 0, settled: 3, still: 1, unsettled: 2 },
      ]);
      const forestry = await state.overview.trend([at(7), at(14)], { units: ["林业局"] });
      expect(forestry).toMatchObject([{ appeared: 0, settled: 3, unsettled: 1 }]);
    });

    test("workloads: what each has, what is overdue, what was decided in each step", async () => {
      const times = [at(0), at(7), at(14)];
      expect(await state.overview.workloads(times, at(8), {})).toEqual([
        { name: "wang", assigned: 1, overdue: 0, decided: [0, 1] },
        { name: "li.na", assigned: 0, overdue: 0, decided: [0, 1] },
        { name: null, assigned: 1, overdue: 0, decided: [0, 0] },
      ]);
      expect(await state.overview.workloads(times, at(30), { units: ["林业局"] })).toMatchObject([
        { name: "wang", assigned: 1, overdue: 1 },
      ]);
    });
  });
});
