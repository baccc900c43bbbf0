/** Hidden files, those that Word and WPS keep beside an open one, and what other systems add to folders and archives. */
export function isPassedOver(name: string): boolean {
  return /^(?:\.|~\$|~WRL|Thumbs\.db$|desktop\.ini$|__MACOSX$)/iu.test(name);
}
