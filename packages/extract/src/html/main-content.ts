import { allElements, elementsOf, findElement, type HtmlElement, isHidden, plainText } from "./html-tree.ts";

/** Share of the page's running text that the main content must hold. */
const ENOUGH = 0.8;
const NAVIGATION = new Set(["nav", "aside", "footer", "menu"]);
const PAGE_WORDS =
  /(?:当前位置|您(?:现在|目前|当前)?(?:的|所在的?|所处的?)?位置|版权所有|ICP备|公网安备|网站标识码|网站地图|上一篇|下一篇|打印本页|关闭窗口|浏览次数|扫一扫|分享到|字号|字体[:：])/u;
const MAX_PAGE_LINE = 80;
const MIN_TITLE = 8;
/** What stands between the links of a row of them, or behind each link of a list: signs and days. */
const BETWEEN_LINKS = /[\s|｜·•>›»/]+|[[（(]?\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\])）]?/gu;
/** What a site says of a paper beneath its title: 发布时间：… 来源：… 点击：… */
const ABOUT =
  /(?<=^|[\s|｜【[（(])(?:(?:发布|发文|更新|录入)?(?:时间|日期)|(?:信息|文章)?来源|作者|编辑|责编|点击(?:数|量|率)?|浏览(?:量|数|次数)?|访问(?:量|次数)|阅读(?:量|数|次数)?|字体|字号)\s*[:：]/gu;
const MAX_ABOUT = 120;
/** When a paper was put on the site, to the minute: 青禾财政 2024-03-01 10:20. */
const PUBLISHED = /^.{0,30}\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?.{0,10}$/su;
/** Heads of the table in which the catalogue of public information describes a paper. */
const CATALOGUE =
  /索\s*引\s*号|发布机构|公开机构|发文日期|发布日期|成文日期|生成日期|信息分类|主题分类|体裁分类|有\s*效\s*性|发文字号|公开方式|公开时限/gu;
const MAX_CATALOGUE = 600;

/** Where the document itself begins on a web page, found by where its running text is. */
export function findMainContent(body: HtmlElement): HtmlElement {
  const weights = weigh(body, new Map());
  const marked = allElements(
    body,
    (element) => element.name === "article" || element.name === "main" || element.attributes.get("role") === "main",
  );
  const whole = weights.get(body) ?? 0;
  const named = titleOf(body);
  const best = marked.find((element) => (weights.get(element) ?? 0) >= ENOUGH * whole);
  let current = best ?? body;
  for (;;) {
    const next = elementsOf(current).find(
      (child) => isContainer(child) && (weights.get(child) ?? 0) >= ENOUGH * (weights.get(current) ?? 0),
    );
    // A title beside the container of the text belongs to the document: stop where it would be left behind.
    if (!next || elementsOf(current).some((child) => child !== next && (hasTitle(child) || isNamed(child, named))))
      return outOfTable(current);
    current = next;
  }
}

/** What the head of the page calls it. */
function titleOf(body: HtmlElement): string {
  let root = body;
  while (root.parent) root = root.parent;
  const title = findElement(root, "title");
  return title ? plainText(title).replace(/\s+/gu, "") : "";
}

/** A short element that says the title of the page, as older sites print it: no heading by its name, and outside the text. */
function isNamed(element: HtmlElement, title: string): boolean {
  if (isHidden(element) || NAVIGATION.has(element.name)) return false;
  const text = plainText(element).replace(/\s+/gu, "");
  return text.length >= MIN_TITLE && title.includes(text) && allElements(element, (child) => child.name === "a").length === 0;
}

/** A cell can hold a whole document, a table or row of it cannot: that is a table of the document. */
function outOfTable(element: HtmlElement): HtmlElement {
  let current = element;
  while (/^(?:table|thead|tbody|tfoot|tr)$/u.test(current.name) && current.parent) current = current.parent;
  return current;
}

/** A part of the page that is there for the site and not for the document. */
export function isPageFurniture(element: HtmlElement): boolean {
  if (NAVIGATION.has(element.name) || /^(?:navigation|banner|contentinfo|search)$/u.test(element.attributes.get("role") ?? "")) return true;
  if (!isContainer(element) && element.name !== "p" && element.name !== "ul") return false;
  const { all, linked } = textLength(element);
  const text = all <= MAX_CATALOGUE ? plainText(element) : "";
  if (all > 0 && all <= MAX_PAGE_LINE && PAGE_WORDS.test(text)) return true;
  if (isAboutPaper(element, text)) return true;
  const links = allElements(element, (child) => child.name === "a").length;
  return links >= 4 && linked > 0.8 * all;
}

/** A line of the site about the paper, or the table of its catalogue. */
export function isAboutPaper(element: HtmlElement, whole = plainText(element)): boolean {
  const text = whole.replace(/\s+/gu, " ").trim();
  if (text === "" || text.length > MAX_CATALOGUE) return false;
  const distinct = (words: RegExp) => new Set(Array.from(text.matchAll(words), ([word]) => word.replace(/\s/gu, ""))).size;
  if (element.name === "table") return /索\s*引\s*号/u.test(text) && distinct(CATALOGUE) >= 3;
  if (text.length > MAX_ABOUT || /[。；]/u.test(text)) return false;
  if (distinct(ABOUT) >= 2) return true;
  return PUBLISHED.test(text) || (allElements(element, ({ name }) => name === "time").length === 1 && /^[\d\s:./年月日-]+$/u.test(text));
}

function isContainer(element: HtmlElement): boolean {
  return /^(?:div|section|article|main|center|form|td|tr|tbody|table|span|font|ucapcontent|ucaptitle|body)$/u.test(element.name);
}

function hasTitle(element: HtmlElement): boolean {
  if (isHidden(element) || NAVIGATION.has(element.name)) return false;
  if (/^h[1-3]$/u.test(element.name)) return plainText(element).trim().length > 0;
  return elementsOf(element).some(
    (child) =>
      /^h[1-3]$/u.test(child.name) && plainText(child).trim().length >= 5 && allElements(child, (link) => link.name === "a").length === 0,
  );
}

/** Length of the text outside links and navigation, of every element. */
function weigh(element: HtmlElement, weights: Map<HtmlElement, number>): Map<HtmlElement, number> {
  let weight = 0;
  if (element.name !== "a" && !NAVIGATION.has(element.name) && !isHidden(element)) {
    for (const child of element.children) {
      if (typeof child === "string") weight += child.trim().length;
      else weight += weigh(child, weights).get(child) ?? 0;
    }
  }
  weights.set(element, weight);
  return weights;
}

function textLength(element: HtmlElement): { readonly all: number; readonly linked: number } {
  let [all, linked] = [0, 0];
  for (const child of element.children) {
    if (typeof child === "string") all += child.replace(BETWEEN_LINKS, "").length;
    else {
      const inner = textLength(child);
      all += inner.all;
      linked += child.name === "a" ? inner.all : inner.linked;
    }
  }
  return { all, linked };
}
