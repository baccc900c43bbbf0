import type { Note } from "@gouji/document";
import type { Coverage, Finding } from "@gouji/rules";

/** What a report of findings needs of one document; the pipeline's answer has this shape. */
export type DocumentResult =
  | {
      readonly status: "checked";
      readonly path: string;
      readonly sha256: string;
      readonly mediaType: string;
      readonly pages: number | null;
      readonly notes: readonly Note[];
      readonly coverage: Coverage;
      readonly undecided: Readonly<Record<string, number>>;
      readonly timings: { readonly extractMs: number; readonly parseMs: number; readonly checkMs: number };
      readonly findings: readonly Finding[];
    }
  | {
      readonly status: "failed";
      readonly path: string;
      readonly sha256?: string;
      readonly error: { readonly kind: string; readonly message: string };
    };
