import { decodeText, detectFormat } from "@gouji/extract";
import { ok } from "@gouji/values";
import { type Found, found, type Incoming, refused } from "../incoming.ts";
import { isZipArchive, type ZipLimits, zipMembers } from "../local/zip-members.ts";
import type { Answer } from "./answer.ts";
import { answerName } from "./answer-name.ts";
import { isAttachment, isReportPage, type PageLink, pageLinks } from "./page-links.ts";
import type { WebClient } from "./web-client.ts";

/** Pages that one index page may lead to. */
const MOST_PAGES = 500;

/**
 * What is published at an address: the file itself; the attachments of a page; for an index page (one without attachments, whose links name
 * performance reports) the attachments of the pages it lists; a page without either is the report. No further: one level.
 */
export async function* publishedFiles(
  address: URL,
  client: WebClient,
  zip?: ZipLimits,
  signal?: AbortSignal,
): AsyncGenerator<Found, void, undefined> {
  const answer = await client.fetch(address, signal);
  if (!answer.ok) return yield refused(address.href, answer.error);
  if (!isPage(answer.value)) return yield* filesOf(answer.value, "", zip);
  const links = linksOf(answer.value);
  const attachments = links.filter(isAttachment);
  if (attachments.length > 0) return yield* attachmentsOf(attachments, client, zip, signal);
  const pages = links.filter((link) => isReportPage(link, answer.value.address)).slice(0, MOST_PAGES);
  if (pages.length === 0) return yield found(incoming(answer.value, ""));
  for (const page of pages) {
    const listed = await client.fetch(page.address, signal);
    if (!listed.ok) yield refused(page.address.href, listed.error);
    else if (!isPage(listed.value)) yield* filesOf(listed.value, page.text, zip);
    else {
      const inner = linksOf(listed.value).filter(isAttachment);
      if (inner.length > 0) yield* attachmentsOf(inner, client, zip, signal);
      else yield found(incoming(listed.value, page.text));
    }
  }
}

/** Fetched one by one as they are asked for, never all at once; an archive is looked into. */
async function* attachmentsOf(links: readonly PageLink[], client: WebClient, zip?: ZipLimits, signal?: AbortSignal): AsyncGenerator<Found> {
  for (const { address, text } of links) {
    const answer = await client.fetch(address, signal);
    if (answer.ok) yield* filesOf(answer.value, text, zip);
    else yield refused(address.href, answer.error);
  }
}

function* filesOf(answer: Answer, text: string, zip?: ZipLimits): Generator<Found> {
  if (isZipArchive(answer.bytes)) yield* zipMembers(answer.bytes, answer.address.href, zip);
  else yield found(incoming(answer, text));
}

function incoming(answer: Answer, text: string): Incoming {
  return { name: answerName(answer, text), origin: answer.address.href, open: async () => ok(answer.bytes) };
}

function isPage({ bytes }: Answer): boolean {
  return detectFormat(bytes) === "html";
}

function linksOf({ bytes, address }: Answer): PageLink[] {
  return pageLinks(decodeText(bytes).text, address);
}
