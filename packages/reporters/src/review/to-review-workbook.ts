import { WORDING } from "../wording.ts";
import { writeWorkbook } from "../workbook-file.ts";
import { LEGEND_NAME, legendRows } from "./legend.ts";
import { reviewColumns, reviewRows } from "./review-columns.ts";
import type { Made, ReviewedDocument } from "./review-list.ts";

/**
 * 审核问题清单.xlsx: one row a finding, to be filtered, decided in and handed back. The second sheet sums up and says how.
 * Every cell is a text cell.
 */
export function toReviewWorkbook(documents: readonly ReviewedDocument[], made: Made): Uint8Array {
  const { language } = made;
  return writeWorkbook([
    { name: WORDING[language].title, columns: reviewColumns(language), rows: reviewRows(documents, language), list: true },
    {
      name: LEGEND_NAME[language],
      columns: [24, 10, 10, 10, 10].map((width) => ({ head: "", width })),
      ...legendRows(documents, made),
      list: false,
    },
  ]);
}
