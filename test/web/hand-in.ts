// Files handed in over HTTP and worked through, for tests that look at what came of them.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect } from "vitest";
import { settled } from "../service/ways.ts";
import type { OpenScreen } from "./open-screen.ts";

export interface HandedIn {
  readonly submissionId: string;
  /** By the file's name. */
  readonly documents: Readonly<Record<string, string>>;
}

/** One submission of these files, read and checked. A file is given by its path, or by name and content. */
export async function handIn(
  { server }: OpenScreen,
  files: readonly (string | { readonly name: string; readonly bytes: Uint8Array })[],
): Promise<HandedIn> {
  const call = server.stranger;
  const submission = await call("POST", "/submissions", {});
  expect(submission.status).toBe(201);
  const documents: Record<string, string> = {};
  for (const file of files) {
    const { name, bytes } = typeof file === "string" ? { name: basename(file), bytes: new Uint8Array(readFileSync(file)) } : file;
    const receipt = await call("POST", `/submissions/${submission.body.id}/files?name=${encodeURIComponent(name)}`, bytes);
    documents[name] = receipt.body.documentId;
  }
  await settled(server.service, 120_000);
  return { submissionId: submission.body.id, documents };
}
