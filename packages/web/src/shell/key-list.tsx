import { useState } from "react";
import { useMessages } from "../i18n/language.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Tick } from "../ui/field.tsx";
import { Kbd } from "../ui/kbd.tsx";
import "./key-list.css";
import { keysAreOff, switchKeys, useAllKeys } from "./keys.tsx";
import { shellTexts } from "./messages.ts";

const SHOWN: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  Escape: "Esc",
  " ": "␣",
};

/** What the keys do on this page. */
export function KeyList({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  const t = useMessages(shellTexts);
  const keys = useAllKeys();
  const [off, setOff] = useState(keysAreOff);
  const groups = [...new Set(keys.map(({ group }) => group))];
  return (
    <Dialog title={t.keysTitle} isOpen={isOpen} close={close} wide>
      <div className="key-list">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {keys
                .filter((binding) => binding.group === group)
                .map(({ keys: names, label }) => (
                  <div key={label}>
                    <dt>
                      {names.map((name) => (
                        <Kbd key={name}>{SHOWN[name] ?? (name.length === 1 ? name.toUpperCase() : name.replace("Arrow", ""))}</Kbd>
                      ))}
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <Tick
        isSelected={off}
        onChange={(next) => {
          switchKeys(next);
          setOff(next);
        }}
      >
        {t.keysOff}
      </Tick>
    </Dialog>
  );
}
