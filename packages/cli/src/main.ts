import { writeSync } from "node:fs";
import { surroundingsOf } from "@gouji/runtime";
import { EXIT } from "./exit-codes.ts";
import { run } from "./run.ts";

// The engine of the text recognition reports its use to its maker from version 1.29 on, unless this is set before it is loaded. Only the main thread's environment is
// the process's own, and the engine is loaded in other threads.
process.env["ORT_DISABLE_TELEMETRY"] = "1";

// A reader that has seen enough (`gouji … | head`) closes the pipe: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.clean : EXIT.fault));

try {
  process.exitCode = await run(process.argv.slice(2), {
    surroundings: surroundingsOf(process),
    print: (text) => void process.stdout.write(text),
    tell: (text) => void process.stderr.write(text),
    columns: process.stdout.columns ?? process.stderr.columns ?? 100,
  });
} catch (error) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeSync(2, `程序自身出错，请把以下内容告知维护者。 / This is a fault of Gouji; please report it.\n${detail}\n`);
  process.exitCode = EXIT.fault;
}
