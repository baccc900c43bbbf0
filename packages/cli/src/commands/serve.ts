import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

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
  run: async (input, context) => (await import("../serving/serve.ts")).run(input, context),
};
