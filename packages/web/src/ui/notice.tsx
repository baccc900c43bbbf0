import { isProblem } from "../api/problem.ts";
import { useLanguage, useMessages } from "../i18n/language.tsx";
import { messages } from "../i18n/messages.ts";
import { Button } from "./button.tsx";
import "./notice.css";
import { words } from "./words.ts";

const texts = messages(
  { unreachable: "连接不上服务，请确认勾稽仍在运行。", unknown: "出了意外的问题。" },
  { unreachable: "The service cannot be reached; is Gouji still running?", unknown: "Something unexpected went wrong." },
);

/** What went wrong, in the reader's language. */
export function useProblemText(): (error: unknown) => string {
  const { language } = useLanguage();
  const t = useMessages(texts);
  return (error) => {
    if (isProblem(error, "unreachable")) return t.unreachable;
    if (!isProblem(error) || !error.body) return t.unknown;
    const { title, titleEn, detail } = error.body;
    const text = language === "zh" ? title : titleEn;
    return detail && error.kind === "refused" ? `${text} ${detail}` : text;
  };
}

/** One line above what could not be read or kept; what was there before stays. */
export function Notice({ error, retry }: { readonly error: unknown; retry?(): void }) {
  const problemText = useProblemText();
  const t = useMessages(words);
  return (
    <div className="notice" role="alert">
      <span>{problemText(error)}</span>
      {retry && (
        <Button size="small" onPress={retry}>
          {t.retry}
        </Button>
      )}
    </div>
  );
}
