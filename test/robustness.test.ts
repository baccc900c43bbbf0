import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { type Answers, openPool, type ThreadPool } from "@gouji/isolation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Files made to break readers, each read in a worker as the program reads it. They are no part of the repository: absent, the tests are skipped.

const SHARED = resolve("../shared");
const COLLECTIONS = [
  { name: "PDF, DOCX, XLSX, XLS", list: "robustness/expected.json", folder: "robustness" },
  { name: "OFD", list: "ofd/expected.json", folder: "ofd/samples" },
];
const LIMITS = { timeoutMs: 20_000, timeoutPerPageMs: 1000, timeoutPerScannedPageMs: 1000, memoryMb: 1024 };
const FILE_TIME = 40_000;

interface Entry {
  readonly file: string;
  readonly expected: {
    readonly status: readonly string[];
    readonly errorKinds?: readonly string[];
    readonly notes?: readonly string[];
    readonly password?: string;
  };
}

let pool: ThreadPool;
beforeAll(() => {
  pool = openPool({ jobs: Math.min(2, availableParallelism()), limits: LIMITS });
});
afterAll(() => pool.close());

describe.each(COLLECTIONS)("odd and hostile files: $name", ({ list, folder }) => {
  const path = join(SHARED, list);
  const entries: readonly Entry[] = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];

  if (entries.length === 0) test.skip("are not here: ../shared is absent");

  test.concurrent.for(entries)("$file ends as expected", { timeout: FILE_TIME }, async ({ file, expected }) => {
    const answer = await pool.run({ verb: "check", path: join(SHARED, folder, file), options: {} });
    expect(expected.status).toContain(answer.status);
    if (answer.status === "failed") expect(expected.errorKinds, answer.error.message).toContain(answer.error.kind);
    else if ((expected.notes ?? []).length > 0)
      expect(kindsOf(answer)).toEqual(expect.arrayContaining([expect.toBeOneOf([...(expected.notes ?? [])])]));
  });

  const locked = entries.filter(({ expected }) => expected.password !== undefined);
  test.concurrent.for(locked)("$file opens with its password", { timeout: FILE_TIME }, async ({ file, expected }) => {
    const options = { password: expected.password ?? "" };
    const answer = await pool.run({ verb: "check", path: join(SHARED, folder, file), options });
    expect(answer.status === "failed" ? answer.error.message : answer.status).toBe("checked");
  });
});

function kindsOf(answer: Extract<Answers["check"], { status: "checked" }>): string[] {
  return answer.notes.map(({ kind }) => kind);
}
