import { type Place, placeOfRange, type SourceDocument } from "@gouji/document";
import { extract } from "@gouji/extract";
import type { JsonFinding } from "@gouji/reporters";
import { strToU8, unzipSync, zipSync } from "fflate";

/** The document as it is read. @throws Error where it is not. */
export async function sourceOf(bytes: Uint8Array): Promise<SourceDocument> {
  const answer = await extract(bytes, {});
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Where a text stands first in the document, in tables and paragraphs alike. */
export function placeOf({ blocks, tables }: SourceDocument, text: string): Place {
  for (const holder of [...tables.flatMap(({ cells }) => cells), ...blocks]) {
    const start = holder.text.indexOf(text);
    if (start >= 0) return placeOfRange(holder, start, start + text.length);
  }
  throw new Error(`${text} is not in the document`);
}

let made = 0;

/** A finding whose first text is the suspect and whose others are operands. */
export function findingAt(
  source: SourceDocument,
  [stated = "", ...operands]: readonly string[],
  more: Partial<JsonFinding> = {},
): JsonFinding {
  made += 1;
  const piece = (figure: string, role: "stated" | "operand") => ({
    quote: figure,
    figure,
    role,
    at: { label: "一、资金情况", ...placeOf(source, figure) },
  });
  return {
    ...{ id: `f${made}`, valueHash: "v", ruleId: "ratio", severity: "error", title: "比率不符", message: "执行率与金额不符", flips: false },
    ...{ stated, expected: "96.87%", consequences: [] },
    evidence: [piece(stated, "stated"), ...operands.map((figure) => piece(figure, "operand"))],
    ...more,
  };
}

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`;

/** A hand-written Word file with the declaration of its parts, which readers other than ours insist on, and with further parts. */
export function withContentTypes(bytes: Uint8Array, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const added = Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)]));
  return zipSync({ "[Content_Types].xml": strToU8(TYPES), ...unzipSync(bytes), ...added });
}
