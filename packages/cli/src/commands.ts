import type { Command } from "./command.ts";
import { accounts } from "./commands/accounts.ts";
import { backup } from "./commands/backup.ts";
import { check } from "./commands/check.ts";
import { config } from "./commands/config.ts";
import { decisions } from "./commands/decisions.ts";
import { doctor } from "./commands/doctor.ts";
import { exportList } from "./commands/export.ts";
import { extract } from "./commands/extract.ts";
import { ingest } from "./commands/ingest.ts";
import { ocr } from "./commands/ocr.ts";
import { parse } from "./commands/parse.ts";
import { restore } from "./commands/restore.ts";
import { rules } from "./commands/rules.ts";
import { schedule } from "./commands/schedule.ts";
import { serve } from "./commands/serve.ts";
import { worker } from "./commands/worker.ts";

/** All verbs, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  check,
  extract,
  parse,
  rules,
  serve,
  ingest,
  exportList,
  decisions,
  schedule,
  worker,
  accounts,
  backup,
  restore,
  ocr,
  config,
  doctor,
];
