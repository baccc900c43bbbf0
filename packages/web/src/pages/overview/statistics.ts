import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { answerOf, api, type Schemas } from "../../api/client.ts";

export type FindingGroup = Schemas["FindingGroup"];
export type Statistics = Schemas["Statistics"];
export type RulePrecision = Schemas["RulePrecision"];
export type ScoreStatistics = Schemas["ScoreStatistics"];
export type Trend = Schemas["Trend"];
export type Workloads = Schemas["Workloads"];

/** What the page is about, as it stands in its address. */
export interface StatisticsFilter {
  readonly year?: string[];
  readonly unit?: string[];
  readonly kind?: string[];
}
export const FILTERS = ["year", "unit", "kind"] as const;

export function useStatisticsFilter(): StatisticsFilter {
  const [query] = useSearchParams();
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const chosen = query.getAll(name);
      return chosen.length > 0 ? [[name, chosen]] : [];
    }),
  );
}

const LIVE = { live: true };

export function useStatistics() {
  const query = useStatisticsFilter();
  return useQuery({
    queryKey: ["statistics", "findings", query],
    queryFn: () => answerOf(api.GET("/api/statistics", { params: { query } })),
    meta: LIVE,
  });
}

export function useScores() {
  const query = useStatisticsFilter();
  return useQuery({
    queryKey: ["statistics", "scores", query],
    queryFn: () => answerOf(api.GET("/api/statistics/scores", { params: { query } })),
    meta: LIVE,
  });
}

export function useTrend(by: "week" | "run") {
  const query = { ...useStatisticsFilter(), by, count: 8 };
  return useQuery({
    queryKey: ["statistics", "trend", query],
    queryFn: () => answerOf(api.GET("/api/statistics/trend", { params: { query } })),
    meta: LIVE,
  });
}

export const WORK_WEEKS = 6;

export function useWorkload() {
  const query = { ...useStatisticsFilter(), weeks: WORK_WEEKS };
  return useQuery({
    queryKey: ["statistics", "workload", query],
    queryFn: () => answerOf(api.GET("/api/statistics/workload", { params: { query } })),
    meta: LIVE,
  });
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

/** A share of counts as it is shown; nothing of nothing is none. */
export function percentShown(part: number, whole: number, digits = 1): string {
  return whole === 0 ? "—" : `${((part / whole) * 100).toFixed(digits)}%`;
}
