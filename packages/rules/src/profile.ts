/** Thresholds and weights that differ by kind of report and by place; each number names its source in docs/profiles.md. */
export interface Profile {
  readonly id: string;
  /** Statutory bands, used where the document prints none: lower ends, inclusive. */
  readonly gradeBands: readonly { readonly grade: string; readonly from: string }[];
  /** Points of the execution rate in the total, usually 10. */
  readonly executionPoints: string;
  /** Sum of all full scores, usually 100. */
  readonly totalPoints: string;
  /** Smallest power (0…1) with which percent-of-count is run. */
  readonly minimalAttainabilityPower: string;
  /** From this share of its target on, a result was planned too low. */
  readonly farAboveTarget: string;
  /** Smaller quantity targets (1 次, 2 场) are never called too low. */
  readonly smallestJudgedTarget: string;
  /** From this many counted results that all equal their targets, chance is no explanation. */
  readonly manyEqualResults: number;
  /** A cost target up to this share of the whole budget may still bind. */
  readonly slackCostTarget: string;
  /** A lost share of the points from which on a missing reason is a warning; below it is worth a look. */
  readonly largeLoss: string;
}

export const NATIONAL_SELF_EVALUATION: Profile = {
  id: "national-self-evaluation",
  gradeBands: [
    { grade: "优", from: "90" },
    { grade: "良", from: "80" },
    { grade: "中", from: "60" },
    { grade: "差", from: "0" },
  ],
  executionPoints: "10",
  totalPoints: "100",
  minimalAttainabilityPower: "0.5",
  farAboveTarget: "1.5",
  smallestJudgedTarget: "5",
  manyEqualResults: 8,
  slackCostTarget: "1.2",
  largeLoss: "0.3",
};

/** All profiles by id. */
export const PROFILES: Readonly<Record<string, Profile>> = { [NATIONAL_SELF_EVALUATION.id]: NATIONAL_SELF_EVALUATION };
