import { useState } from "react";
import { Input, SearchField } from "react-aria-components";
import { Link, useLocation, useNavigate } from "react-router";
import { mayDo, useForget, useMay, useVisitor } from "../api/account.tsx";
import { answerOf, api } from "../api/client.ts";
import { useLanguage, useMessages } from "../i18n/language.tsx";
import { PAGES } from "../pages/pages.tsx";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { MenuButton } from "../ui/menu.tsx";
import { Who } from "../ui/who.tsx";
import { KeyList } from "./key-list.tsx";
import { keyGroups, useKeys } from "./keys.tsx";
import { shellTexts } from "./messages.ts";
import { useTheme } from "./theme.ts";
import "./top-bar.css";

export function TopBar() {
  const t = useMessages(shellTexts);
  const groups = useMessages(keyGroups);
  const { language, choose } = useLanguage();
  const { flip } = useTheme();
  const visitor = useVisitor();
  const { pathname } = useLocation();
  const [keysShown, setKeysShown] = useState(false);
  useKeys([{ keys: ["?"], label: t.keysTitle, group: groups.everywhere, run: () => setKeysShown(true) }]);
  return (
    <header className="top">
      <Link className="brand" to="/">
        {t.brand}
      </Link>
      <nav aria-label={t.navigation}>
        {PAGES.flatMap(({ path, menu, holds, action }) =>
          menu === undefined || (action !== undefined && !mayDo(visitor, action)) ? (
            []
          ) : (
            <Link key={path} to={path} aria-current={isCurrent(pathname, path, holds) ? "page" : undefined}>
              {t[menu]}
            </Link>
          ),
        )}
      </nav>
      <span className="gap" />
      <Search />
      <Button look="quiet" onPress={() => setKeysShown(true)} shortcut="?" aria-label={t.keys} aria-keyshortcuts="?">
        <span className="wide-only">{t.keys}</span>
      </Button>
      <KeyList isOpen={keysShown} close={() => setKeysShown(false)} />
      <Button
        look="quiet"
        onPress={() => choose(language === "zh" ? "en" : "zh")}
        aria-label={`${t.otherLanguage} ${t.otherLanguageTitle}`}
      >
        <span lang={language === "zh" ? "en" : "zh-CN"}>{t.otherLanguage}</span>
      </Button>
      <Button look="quiet" onPress={flip} aria-label={t.theme}>
        <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
        </svg>
      </Button>
      <Person />
    </header>
  );
}

function isCurrent(pathname: string, path: string, holds: readonly string[] = []): boolean {
  return pathname === path || holds.some((one) => (one.endsWith("/") ? pathname.startsWith(one) : pathname === one));
}

/** Goes to the findings that hold the text. */
function Search() {
  const t = useMessages(shellTexts);
  const groups = useMessages(keyGroups);
  const navigate = useNavigate();
  const [text, setText] = useState("");
  useKeys([
    {
      keys: ["/"],
      label: t.search,
      group: groups.everywhere,
      run: () => document.querySelector<HTMLInputElement>(".top .find input")?.focus(),
    },
  ]);
  return (
    <SearchField
      className="find"
      aria-label={t.search}
      value={text}
      onChange={setText}
      onSubmit={(value) => navigate(`/findings?text=${encodeURIComponent(value.trim())}`)}
    >
      <Input placeholder={t.search} />
      <Kbd>/</Kbd>
    </SearchField>
  );
}

/** Who sits here, the settings, and the way out. */
function Person() {
  const t = useMessages(shellTexts);
  const { account, access } = useVisitor();
  const forget = useForget();
  const roles = { submitter: t.roleSubmitter, reviewer: t.roleReviewer, supervisor: t.roleSupervisor, administrator: t.roleAdministrator };
  const navigate = useNavigate();
  const isDesk = access === "desk";
  const who = isDesk ? t.desk : `${account.displayName} · ${roles[account.role]}`;
  const mayAdminister = useMay("administer") && !isDesk;
  return (
    <MenuButton
      look="quiet"
      aria-label={who}
      label={<Who name={account.displayName} />}
      entries={[
        { id: "who", label: who, isDisabled: true },
        { id: "/settings", label: t.settings },
        ...(mayAdminister ? [{ id: "/accounts", label: t.accounts }] : []),
        ...(isDesk ? [] : [{ id: "out", label: t.signOut }]),
      ]}
      onAction={async (id) => {
        if (id !== "out") return void navigate(id);
        await answerOf(api.DELETE("/api/session"));
        await forget();
      }}
    />
  );
}
