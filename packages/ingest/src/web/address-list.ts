/** The addresses of a list: a text file or one column of a table saved as CSV, lines that begin with # left out. Undefined if the text is no such list. */
export function readAddressList(text: string): string[] | undefined {
  const addresses: string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const cells = line.split(/[,\t]/u).map((cell) => cell.trim().replaceAll(/^"|"$/gu, ""));
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    const address = cells.find((cell) => /^https?:\/\//iu.test(cell));
    // The first line may hold the names of the columns.
    if (address === undefined && addresses.length === 0 && /网址|地址|链接|url|link/iu.test(line)) continue;
    if (address === undefined || !URL.canParse(address)) return undefined;
    addresses.push(address);
  }
  return addresses.length > 0 ? addresses : undefined;
}
