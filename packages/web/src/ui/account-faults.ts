import { isProblem } from "../api/problem.ts";
import { useMessages } from "../i18n/language.tsx";
import { messages } from "../i18n/messages.ts";
import { useProblemText } from "./notice.tsx";

const texts = messages(
  {
    taken: "这个用户名已有人使用。",
    unknown: "没有这个账户。",
    short: "密码太短，至少 10 个字符。",
    notUsable: "用户名只能用字母、数字、点、横线和下划线。",
    withoutUnit: "报送单位的账户须写明单位。",
    last: "这是最后一位管理员，不能停用或改变角色。",
    wrong: "现在的密码不对。",
  },
  {
    taken: "This name is taken.",
    unknown: "There is no such account.",
    short: "The password is too short: at least 10 characters.",
    notUsable: "A name has letters, digits, dots, dashes and underscores only.",
    withoutUnit: "A submitter's account names its units.",
    last: "The last administrator cannot be disabled or given another role.",
    wrong: "The present password is wrong.",
  },
);

/** Why an account was not made or changed, in the reader's words. */
export function useAccountFault(): (error: unknown) => string {
  const t = useMessages(texts);
  const problemText = useProblemText();
  const refusals: Readonly<Record<string, string>> = {
    "name-taken": t.taken,
    unknown: t.unknown,
    "password-too-short": t.short,
    "name-not-usable": t.notUsable,
    "submitter-without-unit": t.withoutUnit,
    "last-administrator": t.last,
  };
  return (error) => {
    if (isProblem(error, "wrong-credentials")) return t.wrong;
    return (isProblem(error, "refused") ? refusals[error.body?.detail ?? ""] : undefined) ?? problemText(error);
  };
}
