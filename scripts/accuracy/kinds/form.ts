import { linesOf, schemeOf } from "../lines.ts";
import { formTable } from "../passages/form-table.ts";
import { fundingOf } from "../passages/funding.ts";
import type { Kind } from "./kind.ts";

/** 项目支出绩效自评表: one project, one table. */
export const form: Kind = {
  name: "self-evaluation form",
  write(draft) {
    const { random, style } = draft;
    const project = random.pick(style.sector.projects);
    const isFull = draft.has({ rules: ["all-full-marks"], what: "full marks everywhere", cites: ["10"] });
    const drawn = fundingOf(draft);
    const funding = isFull
      ? { ...drawn, sources: drawn.sources.map((source) => ({ ...source, spent: source.budget })), spent: drawn.budget, points: 1000 }
      : drawn;
    const lines = linesOf(draft, schemeOf(draft), { planned: funding.budget, spent: funding.spent }, isFull);
    formTable(draft, { project, funding, lines });
    return random.pick([
      `项目支出绩效自评表（${style.year}年度）`,
      `${style.year}年度项目支出绩效自评表`,
      `${style.place}${style.year}年度预算项目绩效自评表`,
    ]);
  },
};
