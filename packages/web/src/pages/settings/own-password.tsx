import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { answerOf, api } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { useAccountFault } from "../../ui/account-faults.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { settingsTexts } from "./messages.ts";

/** The present password, and the new one twice. */
export function OwnPassword() {
  const t = useMessages(settingsTexts);
  const faultText = useAccountFault();
  const [differ, setDiffer] = useState(false);
  const change = useMutation({
    mutationFn: (body: { old: string; new: string }) => answerOf(api.POST("/api/me/password", { body })),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [old = "", next = "", again = ""] = ["old", "new", "again"].map((name) => String(new FormData(form).get(name) ?? ""));
    setDiffer(next !== again);
    if (next === again) change.mutate({ old, new: next }, { onSuccess: () => form.reset() });
  };
  return (
    <section className="panel settings-part" aria-label={t.password}>
      <h2>{t.password}</h2>
      <form className="settings-form" onSubmit={submit} onInput={() => setDiffer(false)}>
        <Field label={t.oldPassword} name="old" type="password" autoComplete="current-password" isRequired />
        <Field label={t.newPassword} name="new" type="password" autoComplete="new-password" isRequired />
        <Field label={t.again} name="again" type="password" autoComplete="new-password" isRequired isInvalid={differ} />
        <Button type="submit" isDisabled={change.isPending}>
          {t.change}
        </Button>
      </form>
      <p role="status" className={differ || change.isError ? "err" : "ok"}>
        {differ ? t.different : change.isError ? faultText(change.error) : change.isSuccess ? t.changed : ""}
      </p>
    </section>
  );
}
