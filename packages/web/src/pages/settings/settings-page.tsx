import { useState } from "react";
import { useVisitor } from "../../api/account.tsx";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { keysAreOff, switchKeys } from "../../shell/keys.tsx";
import { type Theme, useTheme } from "../../shell/theme.ts";
import { Tick } from "../../ui/field.tsx";
import { Segments } from "../../ui/segments.tsx";
import "../../ui/panel.css";
import "../page-head.css";
import { settingsTexts } from "./messages.ts";
import { OwnPassword } from "./own-password.tsx";
import { OwnTokens } from "./own-tokens.tsx";
import "./settings.css";

/** What one person sets: look, keys, password, tokens. */
export default function SettingsPage() {
  const t = useMessages(settingsTexts);
  const { access } = useVisitor();
  return (
    <main id="main" className="page settings">
      <div className="page-head">
        <h1>{t.title}</h1>
      </div>
      <Look />
      <Keys />
      <p className="m s">{t.hereOnly}</p>
      {access === "desk" ? (
        <p className="panel settings-part">{t.desk}</p>
      ) : (
        <>
          <OwnPassword />
          <OwnTokens />
        </>
      )}
    </main>
  );
}

function Look() {
  const t = useMessages(settingsTexts);
  const { language, choose } = useLanguage();
  const theme = useTheme();
  return (
    <section className="panel settings-part" aria-label={t.look}>
      <h2>{t.look}</h2>
      <div className="settings-row">
        <span>{t.theme}</span>
        <Segments<Theme | "system">
          label={t.theme}
          value={theme.chosen ?? "system"}
          options={[
            { id: "system", label: t.system },
            { id: "light", label: t.light },
            { id: "dark", label: t.dark },
          ]}
          onChange={(chosen) => theme.choose(chosen === "system" ? undefined : chosen)}
        />
      </div>
      <div className="settings-row">
        <span>{t.language}</span>
        <Segments
          label={t.language}
          value={language}
          options={[
            { id: "zh", label: <span lang="zh-CN">中文</span> },
            { id: "en", label: <span lang="en">English</span> },
          ]}
          onChange={choose}
        />
      </div>
    </section>
  );
}

function Keys() {
  const t = useMessages(settingsTexts);
  const [off, setOff] = useState(keysAreOff);
  return (
    <section className="panel settings-part" aria-label={t.keys}>
      <h2>{t.keys}</h2>
      <p className="m">{t.keysHint}</p>
      <Tick
        isSelected={off}
        onChange={(next) => {
          switchKeys(next);
          setOff(next);
        }}
      >
        {t.keysOff}
      </Tick>
    </section>
  );
}
