/** Columns that a text takes on a terminal: wide and full-width characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /\p{M}|\p{Cf}/u.test(sign) ? 0 : isWide(sign.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

/** The text in lines of at most `width` columns; breaks between wide characters and at blanks, never before a closing mark. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[!-~]+|\s+|[^!-~\s]/gu) ?? []) {
    const closing = /^[，。；：、！？）”》〉】%％]$/u.test(piece);
    if (line !== "" && !closing && widthOf(line) + widthOf(piece) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    if (line !== "" || !/^\s+$/u.test(piece)) line += piece;
  }
  if (line.trim() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
