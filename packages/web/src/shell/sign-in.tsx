import { type FormEvent, useState } from "react";
import { useForget } from "../api/account.tsx";
import { answerOf, api } from "../api/client.ts";
import { isProblem } from "../api/problem.ts";
import { useLanguage, useMessages } from "../i18n/language.tsx";
import { messages } from "../i18n/messages.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { timeShown } from "../ui/format.ts";
import { useProblemText } from "../ui/notice.tsx";
import { shellTexts } from "./messages.ts";
import "./sign-in.css";

const texts = messages(
  {
    title: "登录勾稽",
    subtitle: "绩效报告勾稽核查",
    name: "用户名",
    password: "密码",
    enter: "登录",
    lockedUntil: (time: string) => `尝试次数过多，${time} 以后再试。`,
  },
  {
    title: "Sign in to Gouji",
    subtitle: "Checks of budget performance reports",
    name: "Name",
    password: "Password",
    enter: "Sign in",
    lockedUntil: (time: string) => `Too many tries; come back after ${time}.`,
  },
);

/** Where the server runs with accounts and nobody is signed in. */
export function SignIn() {
  const t = useMessages(texts);
  const shell = useMessages(shellTexts);
  const { language, choose } = useLanguage();
  const problemText = useProblemText();
  const forget = useForget();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await answerOf(api.POST("/api/session", { body: { name: String(given.get("name")), password: String(given.get("password")) } }));
      await forget();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const locked = isProblem(error, "locked") && error.body?.detail ? t.lockedUntil(timeShown(error.body.detail)) : undefined;
  return (
    <main className="sign-in">
      <form className="panel" onSubmit={submit}>
        <h1>{t.title}</h1>
        <p className="m">{t.subtitle}</p>
        <Field label={t.name} name="name" autoComplete="username" isRequired autoFocus />
        <Field label={t.password} name="password" type="password" autoComplete="current-password" isRequired />
        {error !== undefined && (
          <p className="err" role="alert">
            {locked ?? problemText(error)}
          </p>
        )}
        <Button type="submit" look="primary" size="large" isDisabled={busy}>
          {t.enter}
        </Button>
        <Button look="quiet" size="small" onPress={() => choose(language === "zh" ? "en" : "zh")}>
          {shell.otherLanguageTitle}
        </Button>
      </form>
    </main>
  );
}
