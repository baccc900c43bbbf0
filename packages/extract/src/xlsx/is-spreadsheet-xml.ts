/** Whether this is a workbook as one XML file (XML Spreadsheet 2003), which data systems export with the ending .xls. */
export function isSpreadsheetXml(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return (
    head.includes("<") &&
    /progid\s*=\s*["']Excel\.Sheet["']|urn:schemas-microsoft-com:office:spreadsheet/u.test(head) &&
    !/<html\b/iu.test(head)
  );
}
