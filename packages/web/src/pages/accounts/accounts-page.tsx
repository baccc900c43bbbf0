import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMay, useVisitor } from "../../api/account.tsx";
import { answerOf, api } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { dayShown } from "../../ui/format.ts";
import { Notice } from "../../ui/notice.tsx";
import { Who } from "../../ui/who.tsx";
import "../../ui/panel.css";
import "../../ui/state-mark.css";
import "../../ui/table.css";
import "../page-head.css";
import { type Account, AccountForm } from "./account-form.tsx";
import "./accounts.css";
import { accountTexts } from "./messages.ts";

/** 账户: who may come in, for administrators. */
export default function AccountsPage() {
  const t = useMessages(accountTexts);
  const { access } = useVisitor();
  const isAllowed = useMay("administer") && access === "accounts";
  const client = useQueryClient();
  const [form, setForm] = useState<Account | "new">();
  const accounts = useQuery({
    queryKey: ["accounts"],
    queryFn: async () => (await answerOf(api.GET("/api/accounts"))).items,
    enabled: isAllowed,
  });
  if (!isAllowed)
    return (
      <main id="main" className="page">
        <h1 className="sr">{t.title}</h1>
        <p className="empty">{access === "desk" ? t.desk : t.forbidden}</p>
      </main>
    );
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="gap" />
        <Button size="small" look="primary" onPress={() => setForm("new")}>
          {t.make}
        </Button>
      </div>
      {accounts.error && <Notice error={accounts.error} retry={() => void accounts.refetch()} />}
      <div className="panel table-frame">
        <table className="table accounts-table" aria-label={t.title}>
          <thead>
            <tr>
              <th scope="col">{t.displayName}</th>
              <th scope="col">{t.name}</th>
              <th scope="col" className="c-role">
                {t.role}
              </th>
              <th scope="col">{t.units}</th>
              <th scope="col" className="c-state">
                {t.state}
              </th>
              <th scope="col" className="c-state">
                {t.since}
              </th>
              <th scope="col" className="c-state">
                {t.edit}
              </th>
            </tr>
          </thead>
          <tbody>
            {(accounts.data ?? []).map((account) => (
              <tr key={account.id}>
                <td>
                  <Who name={account.displayName} small /> {account.displayName}
                </td>
                <td className="n">{account.name}</td>
                <td>{t[account.role]}</td>
                <td title={account.units.join("\n")}>{account.units.join("、") || <span className="m">{t.allUnits}</span>}</td>
                <td>
                  <span className={`st ${account.disabled ? "fail" : "done"}`}>{account.disabled ? t.disabled : t.active}</span>
                </td>
                <td className="n m">{dayShown(account.createdAt)}</td>
                <td>
                  <Button size="small" aria-label={`${t.edit} ${account.name}`} onPress={() => setForm(account)}>
                    {t.edit}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {form !== undefined && (
        <AccountForm
          account={form === "new" ? undefined : form}
          close={() => setForm(undefined)}
          done={() => {
            setForm(undefined);
            void client.invalidateQueries({ queryKey: ["accounts"] });
          }}
        />
      )}
    </main>
  );
}
