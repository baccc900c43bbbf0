import { useMessages } from "../i18n/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { timeShown } from "../ui/format.ts";
import { StateMark, useStateNames } from "../ui/state-mark.tsx";
import { shortName } from "../ui/who.tsx";
import type { Decision } from "./allowed.ts";
import { decideTexts } from "./messages.ts";
import type { Stale } from "./use-decide.ts";

interface StaleDialogProps {
  readonly stale: Stale | undefined;
  settle(): void;
  decide(item: Stale["current"], decision: Decision): void;
}

/** Somebody was faster: both versions, and the choice between them. */
export function StaleDialog({ stale, settle, decide }: StaleDialogProps) {
  const t = useMessages(decideTexts);
  const states = useStateNames();
  if (!stale) return null;
  const { current, decision, by } = stale;
  const comment = current.comments.at(-1);
  const who = by === undefined ? t.staleOther : shortName(by);
  return (
    <Dialog title={t.staleTitle} isOpen close={settle}>
      <p>{t.staleText(who, timeShown(current.updatedAt), states[current.state])}</p>
      <div className="stale-versions">
        <section>
          <h3>{t.theirs}</h3>
          <StateMark state={current.state} change={current.change} />
          {comment && (
            <p className="s">
              {shortName(comment.by)}：{comment.text}
            </p>
          )}
        </section>
        <section>
          <h3>{t.mine}</h3>
          <b>{t[decision.kind]}</b>
          {"note" in decision && decision.note !== undefined && <p className="s">{decision.note}</p>}
        </section>
      </div>
      <div className="actions">
        <Button
          onPress={() => {
            settle();
            decide(current, decision);
          }}
        >
          {t.staleMine(t[decision.kind])}
        </Button>
        <Button look="primary" autoFocus onPress={settle}>
          {t.staleTheirs}
        </Button>
      </div>
    </Dialog>
  );
}
