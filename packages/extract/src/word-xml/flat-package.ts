import { MESSAGES, unreadable } from "../failures.ts";
import type { Parts } from "../ooxml/unpack.ts";

const PART = /<pkg:part\s[^>]*?pkg:name="([^"]*)"[^>]*>\s*<pkg:xmlData\b[^>]*>([\s\S]*?)<\/pkg:xmlData>/gu;
const PART_BEGINS = /<pkg:part\s/gu;

/** The XML parts of a package that is written as one file (Flat OPC): what stands in a part is itself a document. */
export function flatParts(text: string): Parts {
  const encoder = new TextEncoder();
  const parts = new Map(Array.from(text.matchAll(PART), ([, name = "", xml = ""]) => [name.replace(/^\/+/u, ""), encoder.encode(xml)]));
  if (parts.size === 0 && PART_BEGINS.test(text)) throw unreadable("corrupt", MESSAGES.corrupt);
  return parts;
}
