import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { keep, kept } from "../ui/kept.ts";
import { LANGUAGES, type Language, type Messages } from "./messages.ts";

const KEY = "gouji.language";

interface LanguageChoice {
  readonly language: Language;
  choose(language: Language): void;
}

const Choice = createContext<LanguageChoice>({ language: "zh", choose: () => {} });

/** The language of the screen: Chinese, or what was chosen in this browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => LANGUAGES.find((one) => one === kept(KEY)) ?? "zh");
  const locale = language === "zh" ? "zh-CN" : "en";
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const choice = useMemo(
    () => ({
      language,
      choose(next: Language) {
        keep(KEY, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return (
    <Choice value={choice}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </Choice>
  );
}

export function useLanguage(): LanguageChoice {
  return use(Choice);
}

/** The area's texts in the language of the screen. */
export function useMessages<Table>(messages: Messages<Table>): Messages<Table>[Language] {
  return messages[use(Choice).language];
}
