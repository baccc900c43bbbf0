import { randomBytes, randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { openAccounts } from "@gouji/accounts";
import { isLoopback, listen, openApp } from "@gouji/server";
import { openScreen } from "@gouji/web/screen";
import type { Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { settingsOf } from "../settings-of.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { openServiceOf, setupOf } from "./open-stores.ts";
import { runWorkers, WORKER_KINDS } from "./run-workers.ts";
import { scheduleDuty } from "./schedule-duty.ts";
import { stopSignal } from "./stop-signal.ts";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  const { settings } = settingsOf(input, context);
  const setup = setupOf(input, context);
  const service = await openServiceOf(setup);
  const newSecret = () => randomBytes(32).toString("base64url");
  const accounts = openAccounts({ database: service.database, clock: setup.clock, newId: randomUUID, newSecret });
  const { host, port, publicHosts, https } = settings;
  const hasAccounts = (await accounts.list()).length > 0;
  if (!isLoopback(host) && !hasAccounts) {
    await service.close();
    throw new UsageError(
      "向其他机器开放前须先建立账户：gouji accounts add 用户名 --role administrator。 / Before others can reach the server, make an account: gouji accounts add NAME --role administrator.",
    );
  }
  const signal = stopSignal(context.tell);
  const screenFolder = await openScreen(context.tell);
  const app = openApp(
    {
      ...{
        service,
        accounts,
        access: hasAccounts ? "accounts" : "desk",
        secure: https,
        newId: randomUUID,
        clock: setup.clock,
        version: VERSION,
      },
      hosts: isLoopback(host) ? ["localhost", "127.0.0.1", "[::1]", ...publicHosts] : publicHosts.length > 0 ? publicHosts : ["*"],
      sourceFolders: hasAccounts ? settings.sourceFolders.map((path) => resolve(context.surroundings.folder, path)) : undefined,
      maxBytes: settings.maxMegabytes * 1024 * 1024,
      ...(screenFolder === undefined ? {} : { screenFolder }),
    },
    setup.tell,
  );
  try {
    const listening = await listen(app, { host, port }).catch((cause: Error) => {
      throw new UsageError(`无法在 ${host}:${port} 监听：${cause.message}。 / Cannot listen at ${host}:${port}.`, { cause });
    });
    context.tell(
      `已启动 http://${host === "0.0.0.0" ? "localhost" : host}:${listening.port}，按 Ctrl+C 停止。 / Ready; Ctrl+C stops it.\n`,
    );
    try {
      if (input.flags["without-workers"] === true) await stopped(signal);
      else
        await runWorkers(service, {
          kinds: WORKER_KINDS,
          signal,
          reconcileMs: settings.reconcileSeconds * 1000,
          tell: setup.tell,
          duties: [scheduleDuty(service, settings, context)],
        });
    } finally {
      await listening.close();
    }
  } finally {
    await service.close();
  }
  return EXIT.clean;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));
}
