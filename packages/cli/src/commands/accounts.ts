import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const accounts: Command = {
  name: "accounts",
  usage: "list | add <NAME> | change <NAME>",
  zh: "服务的账户：列出、新建、修改、停用",
  en: "accounts of the service: list, add, change, disable",
  flags: {
    role: {
      type: "string",
      value: "submitter|reviewer|supervisor|administrator",
      zh: "角色，新建时默认 reviewer",
      en: "role, reviewer for a new one by default",
    },
    unit: {
      type: "string",
      multiple: true,
      value: "UNIT",
      zh: "可查看的单位，可重复；不给则为全部",
      en: "unit that it may see; may be repeated; all without it",
    },
    "display-name": { type: "string", value: "NAME", zh: "显示的姓名", en: "name as others see it" },
    "set-password": { type: "boolean", zh: "修改时重设密码", en: "set a new password with change" },
    disable: { type: "boolean", zh: "停用账户", en: "disable the account" },
    enable: { type: "boolean", zh: "恢复账户", en: "enable it again" },
    lang: LANG,
  },
  examples: [
    [
      "gouji accounts add zhang --role administrator --display-name 张三",
      "新建管理员，密码从标准输入读取",
      "an administrator; the password is read from standard input",
    ],
    ["gouji accounts add lyj --role submitter --unit 林业局", "林业局的报送账户", "an account that hands in for one unit"],
    ["gouji accounts change zhang --disable", "停用账户", "disable an account"],
  ],
  run: async (input, context) => (await import("../serving/accounts.ts")).run(input, context),
};
