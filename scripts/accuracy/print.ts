import { writeDocx } from "../fixtures/write-docx.ts";
import { writeHtml } from "../fixtures/write-html.ts";
import { writeMarkdown } from "../fixtures/write-markdown.ts";
import { writePdf } from "../fixtures/write-pdf.ts";
import { writeXlsx } from "../fixtures/write-xlsx.ts";
import type { Invented } from "./invent.ts";
import { randomOf } from "./random.ts";

export interface Printed {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** The report as a file of the format that its seed draws. */
export function print(content: Invented, seed: number): Printed {
  const random = randomOf(seed + 3_000_017);
  const isForm = content.parts.length === 1;
  // The nine columns of a form are too narrow on the written page: its numbers would break in the middle.
  const isNarrow = content.parts.some((part) => part.kind === "table" && (part.rows[0]?.length ?? 0) > 8);
  const format = random.pick([
    "docx",
    "docx",
    "docx",
    "docx",
    "html",
    "html",
    "html",
    "md",
    "md",
    ...(isNarrow ? [] : ["pdf"]),
    ...(isForm ? ["xlsx", "xlsx"] : []),
  ]);
  const fileName = `report.${format}`;
  switch (format) {
    case "docx":
      return { bytes: writeDocx(content), fileName };
    case "html":
      return { bytes: writeHtml(content), fileName };
    case "pdf":
      return { bytes: writePdf(content), fileName };
    case "xlsx":
      return { bytes: writeXlsx([{ sheet: "自评表", content }]), fileName };
    default:
      return { bytes: writeMarkdown(content), fileName };
  }
}
