import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { answerOf, api } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { useAccountFault } from "../../ui/account-faults.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { dayShown, timeShown } from "../../ui/format.ts";
import { Notice } from "../../ui/notice.tsx";
import "../../ui/table.css";
import { words } from "../../ui/words.ts";
import { settingsTexts } from "./messages.ts";

const DAYS = 90;

/** Keys for programs that act as this account. */
export function OwnTokens() {
  const t = useMessages(settingsTexts);
  const w = useMessages(words);
  const faultText = useAccountFault();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ["tokens"] });
  const tokens = useQuery({ queryKey: ["tokens"], queryFn: async () => (await answerOf(api.GET("/api/me/tokens"))).items });
  const make = useMutation({
    mutationFn: (body: { name: string; days: number }) => answerOf(api.POST("/api/me/tokens", { body })),
    onSuccess: refresh,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE("/api/me/tokens/{id}", { params: { path: { id } } })),
    onSettled: refresh,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    make.mutate({ name: String(given.get("name") ?? "").trim(), days: Number(given.get("days")) }, { onSuccess: () => form.reset() });
  };
  const secret = make.data?.secret;
  return (
    <section className="panel settings-part" aria-label={t.tokens}>
      <h2>{t.tokens}</h2>
      <p className="m">{t.tokensHint}</p>
      <form className="settings-form" onSubmit={submit}>
        <Field label={t.tokenName} name="name" isRequired maxLength={60} />
        <Field label={t.tokenDays} name="days" type="number" defaultValue={String(DAYS)} pattern="[0-9]+" isRequired />
        <Button type="submit" isDisabled={make.isPending}>
          {t.makeToken}
        </Button>
      </form>
      {make.isError && (
        <p className="err" role="alert">
          {faultText(make.error)}
        </p>
      )}
      {secret !== undefined && (
        <p className="new-secret" role="status">
          <span className="s">{t.secret}</span>
          <code>{secret}</code>
          <Button size="small" onPress={() => void navigator.clipboard?.writeText(secret)}>
            {w.copy}
          </Button>
        </p>
      )}
      {tokens.error && <Notice error={tokens.error} retry={() => void tokens.refetch()} />}
      {tokens.data?.length === 0 && <p className="m">{t.noTokens}</p>}
      {tokens.data && tokens.data.length > 0 && (
        <table className="table" aria-label={t.tokens}>
          <thead>
            <tr>
              <th scope="col">{t.tokenName}</th>
              <th scope="col">{t.created}</th>
              <th scope="col">{t.expires}</th>
              <th scope="col">{t.lastUsed}</th>
              <th scope="col">{t.revoke}</th>
            </tr>
          </thead>
          <tbody>
            {tokens.data.map(({ id, name, createdAt, expiresAt, lastUsedAt }) => (
              <tr key={id}>
                <td>{name}</td>
                <td className="n">{dayShown(createdAt)}</td>
                <td className="n">{dayShown(expiresAt)}</td>
                <td className="n">{lastUsedAt ? timeShown(lastUsedAt) : <span className="m">{t.never}</span>}</td>
                <td>
                  <Button size="small" aria-label={`${t.revoke} ${name}`} onPress={() => revoke.mutate(id)}>
                    {t.revoke}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
