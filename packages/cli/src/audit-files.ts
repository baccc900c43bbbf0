import { resolve } from "node:path";
import { openPool } from "@gouji/isolation";
import type { AuditedDocument } from "@gouji/pipeline";
import type { Profile } from "@gouji/rules";
import { extractLimitsOf, jobsOf, type Settings, workerLimitsOf } from "@gouji/runtime";
import type { Context } from "./command.ts";
import { progressBar } from "./progress-bar.ts";
import { recognitionOf } from "./recognition.ts";

/** What of an audit the call chooses for all its files. */
export interface Choice {
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly rules: readonly string[] | undefined;
  readonly password: string | undefined;
  readonly explain: string | undefined;
  /** Add what can be held against other documents. */
  readonly digest: boolean;
}

/** All files through the pool; answers stand in the order of the files, whatever ended first. */
export async function auditFiles(
  files: readonly string[],
  settings: Settings,
  { rules, profiles, password, explain, digest }: Choice,
  context: Context,
): Promise<AuditedDocument[]> {
  const { surroundings, tell, columns } = context;
  const bar = progressBar(files.length, { enabled: surroundings.progress, tell, columns });
  const pool = openPool({ jobs: Math.min(jobsOf(settings), Math.max(1, files.length)), limits: workerLimitsOf(settings) });
  const options = {
    limits: extractLimitsOf(settings),
    ...recognitionOf(settings),
    profile: settings.profile,
    profiles,
    digest,
    ...(rules ? { rules } : {}),
    ...(password === undefined ? {} : { password }),
    ...(explain === undefined ? {} : { explain }),
  };
  let done = 0;
  bar.show(0, "");
  try {
    return await Promise.all(
      files.map(async (file) => {
        const answer = await pool.run({ verb: "check", path: resolve(surroundings.folder, file), options });
        done += 1;
        bar.show(done, file);
        return { ...answer, path: file };
      }),
    );
  } finally {
    bar.clear();
    await pool.close();
  }
}
