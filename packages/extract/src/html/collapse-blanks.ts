const WIDE = "\\p{Script=Han}，。；：、！？（）《》“”‘’【】—…％";
const BETWEEN_WIDE = new RegExp(`(?<=[${WIDE}])\\s*\\n\\s*(?=[${WIDE}])`, "gu");

/** White space of the source as a browser shows it, but a line end between Chinese characters leaves no blank. */
export function collapseBlanks(text: string): string {
  return text
    .replace(/\u200b|\u200c|\u200d|\ufeff|\u00ad/gu, "")
    .replace(/\r\n?/gu, "\n")
    .replace(BETWEEN_WIDE, "")
    .replace(/[ \t\n\f\u00a0]+/gu, " ");
}

/** Indents are made of blanks of every width. */
export function trimBlanks(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, "");
}
