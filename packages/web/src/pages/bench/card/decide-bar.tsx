import { useMay } from "../../../api/account.tsx";
import { isAllowed } from "../../../decide/allowed.ts";
import type { Asking } from "../../../decide/decide-dialogs.tsx";
import { decideTexts } from "../../../decide/messages.ts";
import type { Told } from "../../../decide/use-decide.ts";
import type { Item } from "../../../finding/finding.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { counted } from "../../../ui/format.ts";
import { MenuButton } from "../../../ui/menu.tsx";
import { useStateNames } from "../../../ui/state-mark.tsx";
import { benchTexts } from "../messages.ts";

interface DecideBarProps {
  readonly item: Item;
  readonly position: number;
  readonly total: number;
  /** More than one: the decision is about all that are selected. */
  readonly count: number;
  readonly busy: boolean;
  readonly told: Told | undefined;
  ask(asking: Asking): void;
  /** Confirms, or asks for the note that many need. */
  confirm(): void;
  move(by: 1 | -1): void;
  undo(): void;
}

/** The decisions at the foot of the card, with their keys. */
export function DecideBar({ item, position, total, count, busy, told, ask, confirm, move, undo }: DecideBarProps) {
  const t = useMessages(decideTexts);
  const bench = useMessages(benchTexts);
  const states = useStateNames();
  const mayDecide = useMay("decide");
  const isMany = count > 1;
  const can = (kind: Parameters<typeof isAllowed>[0]) => isMany || isAllowed(kind, item.state);
  return (
    <div className="dec">
      {isMany && <p className="dec-many b">{t.many(counted(count))}</p>}
      {mayDecide ? (
        <div className="bt">
          {item.state === "open" || isMany ? (
            <Button look="primary" size="large" shortcut="C" isDisabled={busy || !can("confirm")} onPress={confirm} aria-keyshortcuts="c">
              {t.confirm}
            </Button>
          ) : item.state === "confirmed" ? (
            <Button look="chosen" size="large" shortcut="S" isDisabled={busy} onPress={() => ask("send")} aria-keyshortcuts="s">
              {t.send}
            </Button>
          ) : (
            <Button size="large" isDisabled={busy || !can("reopen")} onPress={() => ask("reopen")}>
              {t.reopen}
            </Button>
          )}
          <Button
            size="large"
            shortcut="X"
            isDisabled={busy || !can("falsePositive")}
            onPress={() => ask("falsePositive")}
            aria-keyshortcuts="x"
          >
            {t.falsePositive}
          </Button>
          <Button size="large" shortcut="A" isDisabled={busy || !can("accept")} onPress={() => ask("accept")} aria-keyshortcuts="a">
            {t.accept}
          </Button>
          <Button size="large" shortcut="M" isDisabled={busy} onPress={() => ask("comment")} aria-keyshortcuts="m">
            {t.comment}
          </Button>
        </div>
      ) : (
        <Button look="primary" size="large" className="answer" isDisabled={busy || !can("answer")} onPress={() => ask("answer")}>
          {item.state === "sent" ? t.answer : states[item.state]}
        </Button>
      )}
      <div className="nx">
        <Button look="quiet" size="small" onPress={() => move(-1)} shortcut="K">
          {bench.previous}
        </Button>
        <span className="n m">
          {counted(position)} / {counted(total)}
        </span>
        <Button look="quiet" size="small" onPress={() => move(1)} shortcut="J">
          {bench.next}
        </Button>
        <span className="gap" />
        {mayDecide && (
          <MenuButton
            look="quiet"
            size="small"
            label={t.more}
            entries={[
              { id: "send", label: t.send, isDisabled: !can("send") },
              { id: "assign", label: t.assign },
              { id: "resolve", label: t.resolve, isDisabled: !can("resolve") },
              { id: "outOfScope", label: t.outOfScope, isDisabled: !can("outOfScope") },
              { id: "reopen", label: t.reopen, isDisabled: !can("reopen") },
            ]}
            // The entries are askings.
            onAction={(id) => ask(id as Asking)}
          />
        )}
        {mayDecide && (
          <Button look="quiet" size="small" onPress={undo} isDisabled={told?.undo === undefined} shortcut="Z">
            {t.undo}
          </Button>
        )}
      </div>
      <div aria-live="polite">{told && <p className={`told ${told.fault ? "fault" : ""}`}>{told.text}</p>}</div>
    </div>
  );
}
