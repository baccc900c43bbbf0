import { useQuery } from "@tanstack/react-query";
import { useMay } from "../../api/account.tsx";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { ruleTexts } from "./messages.ts";

export type Rule = Schemas["Rule"];
export type Precision = paths["/api/statistics"]["get"]["responses"][200]["content"]["application/json"]["precision"][number];

/** The catalogue, in its own order. It changes with the program only. */
export function useRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: async () => (await answerOf(api.GET("/api/rules"))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useRuleTitle(): (rule: Pick<Rule, "title" | "titleEn">) => string {
  const { language } = useLanguage();
  return ({ title, titleEn }) => (language === "zh" ? title : titleEn);
}

export function useFamilyNames(): Readonly<Record<string, string>> {
  const t = useMessages(ruleTexts);
  return {
    arithmetic: t.familyArithmetic,
    consistency: t.familyConsistency,
    scores: t.familyScores,
    targets: t.familyTargets,
    form: t.familyForm,
  };
}

/** How many findings of each rule are on the list. */
export function useFindingsByRule(): Readonly<Record<string, number>> | undefined {
  return useQuery({
    queryKey: ["findings", "counts", {}],
    queryFn: () => answerOf(api.GET("/api/findings/counts")),
    meta: { live: true },
  }).data?.rule;
}

/** How often reviewers agreed with each rule; for those who may see statistics. */
export function usePrecision(): ReadonlyMap<string, Precision> | undefined {
  const enabled = useMay("statistics");
  const { data } = useQuery({
    queryKey: ["statistics", "precision"],
    queryFn: async () => (await answerOf(api.GET("/api/statistics"))).precision,
    enabled,
    meta: { live: true },
  });
  return data && new Map(data.map((one) => [one.ruleId, one]));
}
