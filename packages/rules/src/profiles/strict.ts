import { NATIONAL_SELF_EVALUATION, profileWith } from "../profile.ts";

/** For a last reading before publication: what is only worth a look elsewhere is a warning here. */
export const STRICT = profileWith(
  NATIONAL_SELF_EVALUATION,
  {
    minimalAttainabilityPower: "0.2",
    farAboveTarget: "1.3",
    smallestJudgedTarget: "2",
    manyEqualResults: 5,
    largeLoss: "0",
    manyStaleFigures: 3,
    copiedCharacters: 100,
    copiedShare: "0.1",
    outlierDistance: "4",
    severities: {
      "rounding-variant": "warning",
      "score-bands-broken": "warning",
      "vague-target": "warning",
      numbering: "warning",
      "indicator-code": "warning",
      "duplicate-item": "warning",
      "repeated-passage": "warning",
    },
  },
  "从严：超过目标30%即须说明（一地预算管理一体化平台自评手册的偏离标准），其余为本程序的从严取值，用于公开前的最后核对",
  "strict",
  "从严",
);
