import type { Note } from "@gouji/document";
import type { ExtractLimits } from "../extractor.ts";
import { collapseBlanks } from "./collapse-blanks.ts";
import { countIds, type HtmlElement, pathOf } from "./html-tree.ts";

const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?|csv|txt)(?:[?#]|$)/iu;
const MAX_LISTED = 20;

/** What reading one page has to keep in mind. */
export interface HtmlContext {
  readonly limits: ExtractLimits;
  readonly counts: { cells: number; pictures: number };
  nextParagraph(): number;
  pathOf(element: HtmlElement): string;
  noteHidden(element: HtmlElement): void;
  /** Remembers a link if it leads to an attachment, whose content is not read. */
  noteLink(element: HtmlElement): void;
  notes(): readonly Note[];
}

export function htmlContext(root: HtmlElement, limits: ExtractLimits): HtmlContext {
  const ids = countIds(root);
  const attachments = new Set<string>();
  const hidden: HtmlElement[] = [];
  const counts = { cells: 0, pictures: 0 };
  let paragraphs = 0;
  return {
    limits,
    counts,
    nextParagraph: () => paragraphs++,
    pathOf: (element) => pathOf(element, ids) || "body",
    noteHidden(element) {
      if (wholeText(element) !== "") hidden.push(element);
    },
    noteLink(element) {
      const target = element.attributes.get("href") ?? "";
      if (ATTACHMENT.test(target)) attachments.add(wholeText(element) || target.replace(/^.*\//u, ""));
    },
    notes() {
      const notes: Note[] = [];
      const [first] = hidden;
      if (first) notes.push({ kind: "hidden-content", message: "网页中有隐藏的文字，未计入正文。", at: { element: pathOf(first, ids) } });
      const names = [...attachments].slice(0, MAX_LISTED).join("、");
      if (attachments.size > 0)
        notes.push({ kind: "other", message: `网页带有 ${attachments.size} 个附件，未读取：${names}。如需核对请另行提交。` });
      if (counts.pictures > 0) notes.push({ kind: "other", message: `网页中有 ${counts.pictures} 幅图片，其中的文字未读取。` });
      return notes;
    },
  };
}

function wholeText(element: HtmlElement): string {
  const text = (node: HtmlElement): string => node.children.map((child) => (typeof child === "string" ? child : text(child))).join("");
  return collapseBlanks(text(element)).trim();
}
