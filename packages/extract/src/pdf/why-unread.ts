import type { PageContent } from "../layout/page-content.ts";

/**
 * scan: the page is a picture; outlines: its characters are drawn as shapes; garbled: they cannot be told, as their fonts do not say what they
 * stand for.
 */
export type Unread = "scan" | "outlines" | "garbled";

/** Beyond this share of unknown characters, a page's text is not to be trusted. */
const GARBLED_SHARE = 0.02;
/** Print beside a picture that covers most of the page: a page number, a stamp of the scanner's maker. */
const FEW = 30;
const MOST = 0.6;
/** Twentieths of the page's width and height in which shapes stand: an emblem fills few of them, a page of text most. */
const SPREAD = 80;

const UNKNOWN = /[\uFFFD\uE000-\uF8FF\p{Cc}]/u;

/** Why a page's print is not in the file as text; undefined where it is. */
export function whyUnread({ page, glyphs, images, shaped = 0 }: PageContent): Unread | undefined {
  let [visible, unknown] = [0, 0];
  for (const { hidden, text } of glyphs) {
    if (hidden || text === " " || text.trim() === "") continue;
    visible += 1;
    if (!isPrinted(text) && UNKNOWN.test(text)) unknown += 1;
  }
  if (visible === 0 && images.length > 0) return "scan";
  // Scanners also cut a page into strips.
  const covered = images.reduce((sum, { box }) => sum + (box[2] - box[0]) * (box[3] - box[1]), 0);
  if (visible < FEW && covered > MOST * page.width * page.height) return "scan";
  if (visible < FEW && shaped > SPREAD) return "outlines";
  return unknown > GARBLED_SHARE * visible ? "garbled" : undefined;
}

/** Nearly all characters of a report: one of ASCII or a Chinese one. */
const isPrinted = (text: string): boolean => text.length === 1 && ((text > " " && text <= "~") || (text >= "\u3000" && text < "\uD800"));
