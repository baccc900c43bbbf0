import type { FlowItem } from "../flow/flow.ts";
import { beginsPipeTable, plainText, readPipeTable } from "./pipe-table.ts";

/** Markdown as items: headings, paragraphs, lists, pipe tables. Places count lines from 0. */
export function readMarkdown(text: string): FlowItem[] {
  const lines = text.split(/\r\n|\r|\n/u);
  const items: FlowItem[] = [];
  let open: { start: number; lines: string[] } | undefined;
  const close = () => {
    if (!open) return;
    const joined = open.lines.reduce(
      (all, line) => (/[\w.,]/u.test(all.slice(-1)) && /^\w/u.test(line) ? `${all} ${line}` : all + line),
      "",
    );
    const bold = /^\*\*[^*]+\*\*$/u.test(joined.trim());
    const content = plainText(joined).trim();
    if (content !== "") items.push({ kind: "paragraph", text: content, bold, at: { paragraph: open.start } });
    open = undefined;
  };
  let fenced = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (/^\s*(?:```|~~~)/u.test(line)) {
      close();
      fenced = !fenced;
      continue;
    }
    if (!fenced && beginsPipeTable(lines, at)) {
      close();
      const { table, end } = readPipeTable(lines, at, at);
      items.push(table);
      at = end - 1;
      continue;
    }
    const special = fenced ? undefined : readSpecialLine(line, lines[at + 1], at);
    if (special || line.trim() === "" || (!fenced && /^\s*(?:[-*_]\s*){3,}$/u.test(line))) {
      close();
      if (special) items.push(special);
      if (special && isUnderline(lines[at + 1]) && !line.startsWith("#")) at += 1;
      continue;
    }
    open ??= { start: at, lines: [] };
    open.lines.push(line.trim().replace(/^>\s?/u, ""));
    // Two blanks at the end, or the end of a sentence, close a line for good: exported reports put a paragraph on each line.
    if (/ {2,}$|\\$|[。；：:]$/u.test(line)) close();
  }
  close();
  return items;
}

/** A line that is a block of its own: a heading or a list item. */
function readSpecialLine(line: string, next: string | undefined, at: number): FlowItem | undefined {
  const heading = /^ {0,3}(#{1,6})\s+(\S.*)$/u.exec(line.trimEnd());
  if (heading)
    return {
      kind: "paragraph",
      role: "heading",
      level: heading[1]?.length ?? 1,
      text: plainText((heading[2] ?? "").replace(/ #{1,6}$/u, "")).trim(),
      at: { paragraph: at },
    };
  if (line.trim() !== "" && isUnderline(next) && !/^\s*[-*+|>]/u.test(line)) {
    return {
      kind: "paragraph",
      role: "heading",
      level: next?.trim().startsWith("=") ? 1 : 2,
      text: plainText(line.trim()),
      at: { paragraph: at },
    };
  }
  const bullet = /^\s*[-*+]\s+(.+)$/u.exec(line);
  if (bullet) return { kind: "paragraph", role: "list", text: plainText(bullet[1] ?? "").trim(), at: { paragraph: at } };
  const numbered = /^\s*\d{1,3}[.)]\s+\S/u.exec(line);
  return numbered ? { kind: "paragraph", role: "list", text: plainText(line.trim()), at: { paragraph: at } } : undefined;
}

function isUnderline(line: string | undefined): boolean {
  return /^ {0,3}(?:={2,}|-{2,})\s*$/u.test(line ?? "");
}
