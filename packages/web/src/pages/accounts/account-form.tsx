import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { useAccountFault } from "../../ui/account-faults.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Choice, Field, Tick } from "../../ui/field.tsx";
import { words } from "../../ui/words.ts";
import { accountTexts } from "./messages.ts";

export type Account = Schemas["Account"];
export const ROLES = ["submitter", "reviewer", "supervisor", "administrator"] as const satisfies readonly Account["role"][];

/** A new account, or what may be changed of a known one. */
export function AccountForm({ account, close, done }: { readonly account: Account | undefined; close(): void; done(): void }) {
  const t = useMessages(accountTexts);
  const w = useMessages(words);
  const faultText = useAccountFault();
  const [role, setRole] = useState<Account["role"]>(account?.role ?? "reviewer");
  const [disabled, setDisabled] = useState(account?.disabled ?? false);
  const save = useMutation({
    mutationFn: (given: FormData) => {
      const text = (name: string) => String(given.get(name) ?? "").trim();
      const units = text("units")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      const password = String(given.get("password") ?? "");
      const shared = { displayName: text("displayName"), role, units };
      return account
        ? answerOf(
            api.PATCH("/api/accounts/{id}", {
              params: { path: { id: account.id } },
              body: { ...shared, disabled, ...(password === "" ? {} : { password }) },
            }),
          )
        : answerOf(api.POST("/api/accounts", { body: { ...shared, name: text("name"), password } }));
    },
    onSuccess: done,
  });
  const purposes = {
    submitter: t.submitterFor,
    reviewer: t.reviewerFor,
    supervisor: t.supervisorFor,
    administrator: t.administratorFor,
  };
  return (
    <Dialog title={account ? `${t.edit} ${account.name}` : t.make} isOpen close={close}>
      <form
        className="account-form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        {!account && <Field label={t.name} name="name" placeholder={t.nameHint} autoComplete="off" isRequired autoFocus />}
        <Field label={t.displayName} name="displayName" defaultValue={account?.displayName ?? ""} isRequired />
        <Choice label={t.role} value={role} options={ROLES.map((id) => ({ id, label: t[id] }))} onChange={setRole} />
        <p className="m s">{purposes[role]}</p>
        <Field
          label={t.units}
          name="units"
          rows={3}
          placeholder={t.unitsHint}
          defaultValue={account?.units.join("\n") ?? ""}
          isRequired={role === "submitter"}
        />
        <Field
          label={account ? t.newPassword : t.password}
          name="password"
          type="password"
          autoComplete="new-password"
          isRequired={!account}
        />
        {account && (
          <Tick isSelected={disabled} onChange={setDisabled}>
            {t.isDisabled}
          </Tick>
        )}
        {save.isError && (
          <p className="err" role="alert">
            {faultText(save.error)}
          </p>
        )}
        <div className="actions">
          <Button onPress={close}>{w.cancel}</Button>
          <Button type="submit" look="primary" isDisabled={save.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
