import type { Result } from "@gouji/values";
import { strToU8, type Zippable, zipSync } from "fflate";
import type { AnnotatedCopy, NoCopy } from "./annotated-copy.ts";

/** A copy that was asked for, by the name of its original. */
export interface AskedCopy {
  readonly path: string;
  readonly copy: Result<AnnotatedCopy, NoCopy>;
}

/** ZIP knows no year before 1980. */
const MADE = new Date(1980, 0, 1);

/** Annotated copies of several originals as one archive, with a text that says which originals have none, and why. */
export function annotatedBundle(copies: readonly AskedCopy[], reason: (kind: NoCopy) => string): Uint8Array {
  const files: Zippable = {};
  const without: string[] = [];
  for (const { path, copy } of copies) {
    // They are packed already.
    if (copy.ok) files[freeName(copy.value.name, (name) => name in files)] = [copy.value.bytes, { level: 0, mtime: MADE }];
    else without.push(`${path}\r\n    ${reason(copy.error)}`);
  }
  if (without.length > 0) files["说明 notes.txt"] = [strToU8(`\uFEFF${without.join("\r\n")}\r\n`), { mtime: MADE }];
  return zipSync(files);
}

/** A name that is not taken and stays in its folder, whatever the sender called the file. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const plain = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "_").replace(/^\.+/u, "_");
  const dot = plain.lastIndexOf(".");
  let free = plain;
  for (let number = 2; isTaken(free); number += 1) free = `${plain.slice(0, dot)} ${number}${plain.slice(dot)}`;
  return free;
}
