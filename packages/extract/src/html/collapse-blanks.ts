const WIDE = /[\p{Script=Han}，。；：、！？（）《》“”‘’【】—…％]/u;

/** White space of the source as a browser shows it, but a line end between Chinese characters leaves no blank. */
export function collapseBlanks(text: string): string {
  return text.replace(/\u200b|\u200c|\u200d|\ufeff|\u00ad/gu, "").replace(/[ \t\r\n\f\u00a0]+/gu, (blanks, at: number, whole: string) => {
    const between = WIDE.test(whole.charAt(at - 1)) && WIDE.test(whole.charAt(at + blanks.length));
    return between && /[\r\n]/u.test(blanks) && !blanks.includes("\u00a0") ? "" : " ";
  });
}
