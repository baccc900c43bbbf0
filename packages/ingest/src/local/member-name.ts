/**
 * Names written by systems that did not say how: bytes shown as Latin-1. Chinese Windows packs zip archives and sends downloads with names in
 * GBK (GB 18030), others in UTF-8. A name that already holds wider characters was declared and stays.
 */
export function decodeName(name: string): string {
  if (!/[\u0080-\u00ff]/u.test(name) || /[\u0100-\uffff]/u.test(name)) return name;
  const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
