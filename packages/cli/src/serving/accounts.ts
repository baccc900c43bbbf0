import { randomBytes, randomUUID } from "node:crypto";
import { type AccountRefusal, openAccounts, ROLES, type Role } from "@gouji/accounts";
import { padEnd } from "@gouji/reporters";
import { type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { openStateOf, setupOf } from "./open-stores.ts";
import { readPassword } from "./read-password.ts";

const REFUSALS: Readonly<Record<AccountRefusal, string>> = {
  "name-taken": "用户名已被使用。 / The name is taken.",
  unknown: "没有这个账户，见 gouji accounts list。 / There is no such account; see gouji accounts list.",
  "password-too-short": "密码至少 10 个字符。 / A password has ten characters or more.",
  "name-not-usable": "用户名为 2 至 64 个字母、汉字、数字或 . _ @ -。 / A name has 2 to 64 letters, digits or . _ @ -.",
  "submitter-without-unit": "报送账户须用 --unit 指明单位。 / A submitter needs --unit.",
  "last-administrator": "这是最后一个管理员账户，不能停用或改为其他角色。 / This is the last administrator.",
};

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  const [verb, name, ...more] = input.paths;
  const isUsual = (verb === "list" && name === undefined) || ((verb === "add" || verb === "change") && name !== undefined);
  if (!isUsual || more.length > 0)
    throw new UsageError("用法：gouji accounts list，add 用户名，change 用户名。 / Usage: gouji accounts list | add NAME | change NAME.");
  const setup = setupOf(input, context);
  const { database } = await openStateOf(setup);
  try {
    const newSecret = () => randomBytes(32).toString("base64url");
    const store = openAccounts({ database, clock: setup.clock, newId: randomUUID, newSecret });
    const all = await store.list();
    if (name === undefined) {
      context.print(
        all
          .map(
            (one) =>
              `${padEnd(one.name, 20)}${padEnd(one.role, 16)}${padEnd(one.displayName, 16)}${one.disabled ? "停用 disabled  " : ""}${one.units.join("、")}\n`,
          )
          .join(""),
      );
      return EXIT.clean;
    }
    const units = input.flags["unit"];
    const displayName = textFlag(input, "display-name");
    const role = roleOf(textFlag(input, "role"));
    if (verb === "add") {
      const password = await readPassword(process.stdin, context.tell);
      const given = {
        name,
        displayName: displayName ?? name,
        role: role ?? "reviewer",
        units: Array.isArray(units) ? units : [],
        password,
      };
      const answer = await store.create(given);
      if (!answer.ok) throw new UsageError(REFUSALS[answer.error]);
      context.tell(`已建立账户 ${answer.value.name}（${answer.value.role}）。 / Account made.\n`);
      return EXIT.clean;
    }
    const password = input.flags["set-password"] === true ? await readPassword(process.stdin, context.tell) : undefined;
    const answer = await store.change(all.find((one) => one.name === name)?.id ?? "", {
      ...(displayName === undefined ? {} : { displayName }),
      ...(role === undefined ? {} : { role }),
      ...(Array.isArray(units) ? { units } : {}),
      ...(password === undefined ? {} : { password }),
      ...(input.flags["disable"] === true ? { disabled: true } : input.flags["enable"] === true ? { disabled: false } : {}),
    });
    if (!answer.ok) throw new UsageError(REFUSALS[answer.error]);
    context.tell(`已修改账户 ${name}。 / Account changed.\n`);
    return EXIT.clean;
  } finally {
    await database.close();
  }
}

function roleOf(given: string | undefined): Role | undefined {
  const role = ROLES.find((known) => known === given);
  if (given !== undefined && role === undefined)
    throw new UsageError(`没有角色 ${given}，可用 ${ROLES.join("、")}。 / Unknown role; ${ROLES.join(", ")}.`);
  return role;
}
