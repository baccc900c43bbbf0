import type { SourceDocument } from "@gouji/document";
import { fail, ok, type Result } from "@gouji/values";
import { type Detected, detectFormat } from "./detect-format.ts";
import type { ExtractFailure, ExtractOptions, SourceFormat } from "./extractor.ts";
import { EXTRACTORS } from "./extractors.ts";
import { failureOf, MESSAGES } from "./failures.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { refuseLoops } from "./ooxml/refuse-loops.ts";

/** Reads a file of any known format. Never throws for bad input: what is unusable is a failure, what is partly readable a note. */
export async function extract(bytes: Uint8Array, options: Partial<ExtractOptions> = {}): Promise<Result<SourceDocument, ExtractFailure>> {
  const complete: ExtractOptions = { ...options, limits: { ...DEFAULT_LIMITS, ...options.limits } };
  const { maxBytes } = complete.limits;
  if (bytes.length === 0) return fail({ kind: "empty", message: MESSAGES.empty });
  if (bytes.length > maxBytes) {
    const limit = Math.floor(maxBytes / 1024 / 1024);
    return fail({ kind: "too-large", message: `文件超过 ${limit} MB 的限制。请压缩其中的图片或拆分文件后再提交。` });
  }
  try {
    refuseLoops(bytes);
    const content = detectFormat(bytes) === "encrypted-office" ? await decrypted(bytes, complete.password) : bytes;
    const format = detectFormat(content, complete.fileName);
    const refused = refusalOf(format);
    if (refused) return fail(refused);
    const extractor = isReadable(format) ? await EXTRACTORS[format]?.() : undefined;
    if (!extractor) return fail({ kind: "unsupported", message: MESSAGES.unsupported });
    const result = await extractor.extract(content, complete);
    if (!result.ok) return result;
    return cellsOf(result.value) > complete.limits.maxCells
      ? fail({ kind: "too-large", message: MESSAGES.cells })
      : ok(withSilence(result.value));
  } catch (error) {
    return fail(failureOf(error));
  }
}

/** Readers that know how many cells come stop before; of what pages draw the number is known at the end. */
function cellsOf({ tables }: SourceDocument): number {
  return tables.reduce((sum, { cells }) => sum + cells.length, 0);
}

/** Silence is never a pass: a document without any text says so, unless a note says why. */
function withSilence(document: SourceDocument): SourceDocument {
  const { blocks, tables, notes } = document;
  const hasText = blocks.some(({ text }) => text.trim() !== "") || tables.some(({ cells }) => cells.some(({ text }) => text.trim() !== ""));
  return hasText || notes.length > 0 ? document : { ...document, notes: [{ kind: "other", message: MESSAGES.silent }] };
}

/** Loaded only when needed, as it brings the reader of compound files along. */
async function decrypted(bytes: Uint8Array, password: string | undefined): Promise<Uint8Array> {
  const { decryptOffice } = await import("./ooxml/decrypt.ts");
  return decryptOffice(bytes, password);
}

function refusalOf(format: Detected): ExtractFailure | undefined {
  if (format === "encrypted-office") return { kind: "encrypted", message: MESSAGES.encrypted };
  if (format === "damaged-zip") return { kind: "corrupt", message: MESSAGES.corrupt };
  if (format === "unknown") return { kind: "unsupported", message: MESSAGES.unsupported };
  return undefined;
}

function isReadable(format: Detected): format is SourceFormat {
  return Object.hasOwn(EXTRACTORS, format);
}
