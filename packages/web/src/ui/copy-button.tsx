import { useState } from "react";
import { useMessages } from "../i18n/language.tsx";
import { Button } from "./button.tsx";
import { words } from "./words.ts";

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ text, label, title }: { readonly text: string; readonly label?: string; readonly title?: string }) {
  const t = useMessages(words);
  const [copied, setCopied] = useState(false);
  return (
    <Button
      look="quiet"
      size="small"
      {...(title === undefined ? {} : { title })}
      onPress={async () => {
        // A browser may refuse, as over plain http; then nothing is claimed.
        await navigator.clipboard?.writeText(text).then(
          () => setCopied(true),
          () => {},
        );
        setTimeout(() => setCopied(false), 2000);
      }}
    >
      {copied ? t.copied : (label ?? t.copy)}
    </Button>
  );
}
