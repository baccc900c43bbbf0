import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { scheduleTexts } from "./messages.ts";

export type Schedule = Schemas["Schedule"];
export type Run = Schemas["Run"];
export type RunReport = Schemas["RunReport"];

/** How often what moves is asked for again. */
const LOOK_MS = 2_000;

export function isMoving({ state }: Pick<Run, "state">): boolean {
  return state === "waiting" || state === "collecting" || state === "auditing";
}

export function useSchedules() {
  return useQuery({
    queryKey: ["schedules"],
    queryFn: async () => (await answerOf(api.GET("/api/schedules"))).items,
    refetchInterval: ({ state }) => (state.data?.some(({ lastRun }) => lastRun && isMoving(lastRun)) ? LOOK_MS : false),
  });
}

export function useRuns() {
  return useQuery({
    queryKey: ["runs"],
    queryFn: async () => (await answerOf(api.GET("/api/runs", { params: { query: { limit: 50 } } }))).items,
    refetchInterval: ({ state }) => (state.data?.some(isMoving) ? LOOK_MS : false),
  });
}

export function useRunReport(id: string) {
  return useQuery({
    queryKey: ["runs", id],
    queryFn: () => answerOf(api.GET("/api/runs/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.run) ? LOOK_MS : false),
  });
}

/** After a change, both lists are read anew. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ["schedules"] }), client.invalidateQueries({ queryKey: ["runs"] })]);
  };
}

export function useRunStates(): Readonly<Record<Run["state"], string>> {
  const { waiting, collecting, auditing, ended, failed, cancelled } = useMessages(scheduleTexts);
  return { waiting, collecting, auditing, ended, failed, cancelled };
}
