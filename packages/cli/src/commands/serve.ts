import { randomBytes, randomUUID } from "node:crypto";
import { openAccounts } from "@gouji/accounts";
import { isLoopback, listen, openApp } from "@gouji/server";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { openServiceOf, setupOf } from "../open-stores.ts";
import { runWorkers, WORKER_KINDS } from "../run-workers.ts";
import { settingsOf } from "../settings-of.ts";
import { stopSignal } from "../stop-signal.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";

export const serve: Command = {
  name: "serve",
  usage: "",
  zh: "启动服务：接口、审核清单和后台处理",
  en: "start the service: interface, review list and background work",
  flags: {
    host: { type: "string", value: "ADDRESS", zh: "监听地址，默认只限本机", en: "address to listen at, this machine alone by default" },
    port: { type: "string", value: "PORT", zh: "端口，默认 4680", en: "port, 4680 by default" },
    "without-workers": {
      type: "boolean",
      zh: "后台处理由其他机器的 gouji worker 承担",
      en: "leave the background work to gouji worker elsewhere",
    },
    lang: LANG,
  },
  examples: [
    ["gouji serve", "本机使用，无需账户", "one desk, no accounts needed"],
    [
      "gouji serve --host 0.0.0.0 --port 8080",
      "供全局使用，须先用 gouji accounts 建立账户",
      "for a bureau; make accounts first with gouji accounts",
    ],
  ],
  async run(input: Input, context: Context): Promise<number> {
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
        maxBytes: settings.maxMegabytes * 1024 * 1024,
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
        else await runWorkers(service, { kinds: WORKER_KINDS, signal, reconcileMs: settings.reconcileSeconds * 1000, tell: setup.tell });
      } finally {
        await listening.close();
      }
    } finally {
      await service.close();
    }
    return EXIT.clean;
  },
};

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));
}
