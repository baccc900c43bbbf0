import type { ReportKind } from "@gouji/report";
import { AUTOMATIC, NATIONAL_SELF_EVALUATION, PROFILE_OF_KIND, type Profile } from "../profile.ts";
import { MID_YEAR_MONITORING } from "./mid-year-monitoring.ts";
import { STRICT } from "./strict.ts";
import { THIRD_PARTY_EVALUATION } from "./third-party-evaluation.ts";

/** All profiles by id. */
export const PROFILES: Readonly<Record<string, Profile>> = Object.fromEntries(
  [NATIONAL_SELF_EVALUATION, THIRD_PARTY_EVALUATION, MID_YEAR_MONITORING, STRICT].map((profile) => [profile.id, profile]),
);

/** The profile with that id, a project's own before ours; for "auto" and unknown ids that of the kind of report. */
export function profileFor(id: string, kind: ReportKind, own: Readonly<Record<string, Profile>> = {}): Profile {
  const found = (wanted: string) => own[wanted] ?? PROFILES[wanted];
  return (id === AUTOMATIC ? undefined : found(id)) ?? found(PROFILE_OF_KIND[kind]) ?? NATIONAL_SELF_EVALUATION;
}
