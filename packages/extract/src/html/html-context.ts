import type { Note } from "@gouji/document";
import type { ExtractLimits } from "../extractor.ts";
import { collapseBlanks } from "./collapse-blanks.ts";
import { type Footnotes, findFootnotes } from "./footnotes.ts";
import { countIds, type HtmlElement, pathOf, plainText } from "./html-tree.ts";

const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?|csv|txt)(?:[?#]|$)/iu;
const MAX_LISTED = 20;

/** What reading one page has to keep in mind. */
export interface HtmlContext {
  readonly limits: ExtractLimits;
  readonly counts: { cells: number; pictures: number; struck: number };
  readonly footnotes: Footnotes;
  nextParagraph(): number;
  pathOf(element: HtmlElement): string;
  noteHidden(element: HtmlElement): void;
  /** Remembers a link if it leads to an attachment, whose content is not read. */
  noteLink(element: HtmlElement): void;
  /** Remembers what is embedded: an attachment that is shown in the page, or another page. */
  noteEmbedded(element: HtmlElement): void;
  notes(): readonly Note[];
}

/** `nextParagraph` counts on where a file holds several pages. */
export function htmlContext(root: HtmlElement, limits: ExtractLimits, nextParagraph: () => number): HtmlContext {
  const ids = countIds(root);
  const attachments = new Set<string>();
  const hidden: HtmlElement[] = [];
  let pages = 0;
  const counts = { cells: 0, pictures: 0, struck: 0 };
  return {
    limits,
    counts,
    footnotes: findFootnotes(root),
    nextParagraph,
    pathOf: (element) => pathOf(element, ids) || "body",
    noteHidden(element) {
      if (wholeText(element) !== "") hidden.push(element);
    },
    noteLink(element) {
      if (isAttachment(element)) attachments.add(wholeText(element) || fileOf(element.attributes.get("href") ?? ""));
    },
    noteEmbedded(element) {
      const target = element.attributes.get("src") ?? element.attributes.get("data") ?? "";
      if (ATTACHMENT.test(target)) attachments.add(fileOf(target));
      else if (element.attributes.has("srcdoc") || /^(?:https?:|\/|\.)|\.html?\b/iu.test(target)) pages += 1;
    },
    notes() {
      const notes: Note[] = [];
      const [first] = hidden;
      if (first) notes.push({ kind: "hidden-content", message: "网页中有隐藏的文字，未计入正文。", at: { element: pathOf(first, ids) } });
      const names = [...attachments].slice(0, MAX_LISTED).join("、");
      if (attachments.size > 0)
        notes.push({ kind: "other", message: `网页带有 ${attachments.size} 个附件，未读取：${names}。如需核对请另行提交。` });
      if (pages > 0) notes.push({ kind: "other", message: `网页中嵌入了 ${pages} 个其他网页，未读取。` });
      if (counts.pictures > 0) notes.push({ kind: "other", message: `网页中有 ${counts.pictures} 幅图片，其中的文字未读取。` });
      if (counts.struck > 0) notes.push({ kind: "other", message: "网页中有加了删除线的文字，仍按正文读取，请对照原件。" });
      return notes;
    },
  };
}

/** A link to a file: by its address, by the name that it shows, or as the page says. */
export function isAttachment(link: HtmlElement): boolean {
  const target = link.attributes.get("href") ?? "";
  if (target === "" || target.startsWith("#") || /^(?:javascript|mailto):/iu.test(target)) return false;
  return ATTACHMENT.test(target) || ATTACHMENT.test(wholeText(link)) || link.attributes.has("download");
}

/** The name of the file in an address: its last part, or that of the viewer's parameter. */
function fileOf(target: string): string {
  const name = /[^/=&?]+\.\w{2,4}(?=$|[?#&])/u.exec(target.replace(/^.*[/=](?=[^/=]*\.\w{2,4}(?:$|[?#&]))/u, ""))?.[0] ?? target;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function wholeText(element: HtmlElement): string {
  return collapseBlanks(plainText(element)).trim();
}
