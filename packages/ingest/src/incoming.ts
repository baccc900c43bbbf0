import type { Result } from "@gouji/values";
import type { Refusal } from "./refusal.ts";

/** A file on its way in: known by name, read only when asked for, so that a thousand of them cost nothing. */
export interface Incoming {
  /** File name as the sender knows it, without folders. */
  readonly name: string;
  /** Where it came from, as a person would look it up: path, archive › member, address. */
  readonly origin: string;
  open(): Promise<Result<Uint8Array, Refusal>>;
}

/** What a source holds: files, and what could not be taken from it, with the reason. */
export type Found =
  | { readonly kind: "file"; readonly file: Incoming }
  | { readonly kind: "refused"; readonly origin: string; readonly refusal: Refusal };

export function found(file: Incoming): Found {
  return { kind: "file", file };
}

export function refused(origin: string, refusal: Refusal): Found {
  return { kind: "refused", origin, refusal };
}
