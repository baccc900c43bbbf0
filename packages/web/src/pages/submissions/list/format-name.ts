const NAMES: readonly (readonly [RegExp, string])[] = [
  [/pdf/u, "PDF"],
  [/wordprocessing/u, "Word"],
  [/msword/u, "Word 97"],
  [/spreadsheetml/u, "Excel"],
  [/ms-excel/u, "Excel 97"],
  [/ofd/u, "OFD"],
  [/html/u, "HTML"],
  [/csv/u, "CSV"],
];

/** What people call the format; before the content has told, the ending of the name. */
export function formatName(mediaType: string, fileName: string): string {
  const known = NAMES.find(([pattern]) => pattern.test(mediaType))?.[1];
  return known ?? /\.([A-Za-z0-9]{1,5})$/u.exec(fileName)?.[1]?.toUpperCase() ?? "";
}
