import { useQuery } from "@tanstack/react-query";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { ruleTexts } from "./messages.ts";

export type Rule = Schemas["ListedRule"];
export type Precision = NonNullable<Rule["precision"]>;

/** The catalogue in its own order, with how often reviewers agreed with each rule. */
export function useRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: async () => (await answerOf(api.GET("/api/rules"))).items,
    meta: { live: true },
  });
}

export function useRuleTitle(): (rule: { readonly title: string; readonly titleEn: string }) => string {
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
