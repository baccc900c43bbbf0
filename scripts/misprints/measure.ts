import { readdirSync, readFileSync } from "node:fs";
import { auditDocument, readBytes } from "@gouji/pipeline";
import type { Finding } from "@gouji/rules";
import { drawing, misprint, numbersOf, type Token } from "./misprint.ts";

export const REPORTS = new URL("../../test/written/", import.meta.url);

export interface Unfound {
  readonly token: Token;
  readonly printed: string;
  readonly around: string;
}

export interface Measured {
  readonly report: string;
  readonly numbers: number;
  readonly found: number;
  readonly unfound: readonly Unfound[];
}

export function reportNames(): string[] {
  return readdirSync(REPORTS).filter((name) => name.endsWith(".html"));
}

export function readReportSource(name: string): string {
  return readFileSync(new URL(name, REPORTS), "utf8");
}

/** Errors and warnings of a page. */
export async function findingsOf(html: string, name: string): Promise<readonly Finding[]> {
  const document = await readBytes(new TextEncoder().encode(html), name);
  if (!document.ok) throw new Error(`${name}: ${document.error.kind}`);
  return auditDocument(document.value, name).findings.filter(({ severity }) => severity !== "info");
}

/** Each number of a consistent report misprinted in turn: is it in an error or a warning that was not there before? */
export async function measureReport(name: string, seed: number): Promise<Measured> {
  const html = readReportSource(name);
  const known = new Set((await findingsOf(html, name)).map(({ id }) => id));
  const draw = drawing(seed);
  const unfound: Unfound[] = [];
  const numbers = numbersOf(html);
  for (const token of numbers) {
    const printed = misprint(token, draw);
    const behind = html.slice(token.at + token.text.length);
    const findings = await findingsOf(html.slice(0, token.at) + printed + behind, name);
    const isFound = findings.some((finding) => !known.has(finding.id) && JSON.stringify(finding).includes(printed));
    if (!isFound) unfound.push({ token, printed, around: shown(html.slice(token.at - 60, token.at), token.text, behind.slice(0, 30)) });
  }
  return { report: name, numbers: numbers.length, found: numbers.length - unfound.length, unfound };
}

function shown(before: string, text: string, behind: string): string {
  const plain = (html: string) =>
    html
      .replace(/^[^<]*>|<[^>]*$/g, "")
      .replace(/<[^>]*>/g, "|")
      .replace(/\s+/g, "")
      .replace(/\|+/g, "|");
  return `${plain(before).slice(-30)}【${text}】${plain(behind).slice(0, 16)}`;
}
