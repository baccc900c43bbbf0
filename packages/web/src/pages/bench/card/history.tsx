import { useQuery } from "@tanstack/react-query";
import { useMay } from "../../../api/account.tsx";
import { answerOf, api, type Schemas } from "../../../api/client.ts";
import { decideTexts } from "../../../decide/messages.ts";
import type { Item } from "../../../finding/finding.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { timeShown } from "../../../ui/format.ts";
import { shortName, Who } from "../../../ui/who.tsx";
import { benchTexts } from "../messages.ts";

type Entry = Schemas["AuditEntry"];

export function useHistory(item: Item) {
  const may = useMay("decide");
  return useQuery({
    queryKey: ["history", item.id, item.revision],
    queryFn: () => answerOf(api.GET("/api/findings/{id}/history", { params: { path: { id: item.id } } })),
    enabled: may,
    placeholderData: (before) => before,
  });
}

/** 记录: who did what, with their words; the newest first. A unit sees the words alone. */
export function History({ item }: { readonly item: Item }) {
  const t = useMessages(benchTexts);
  const may = useMay("decide");
  const history = useHistory(item);
  const lines = may ? (history.data?.items ?? []).filter(({ action }) => action !== "look").toReversed() : [];
  return (
    <section className="hs">
      <h3>{t.history}</h3>
      <ol>
        {may
          ? lines.map((entry) => <Line key={entry.number} entry={entry} />)
          : item.comments.map((comment) => (
              <li key={comment.at + comment.text}>
                <Who name={comment.by} small />
                <div>
                  <b>{shortName(comment.by)}</b> <span className="m n s">{timeShown(comment.at)}</span>
                  <p>{comment.text}</p>
                </div>
              </li>
            ))}
      </ol>
    </section>
  );
}

function Line({ entry }: { readonly entry: Entry }) {
  const t = useMessages(benchTexts);
  const verbs = useMessages(decideTexts);
  const machine: Readonly<Record<string, string>> = {
    new: t.actNew,
    unchanged: t.actUnchanged,
    updated: t.actUpdated,
    resolved: t.actResolved,
    reopened: t.actReopened,
    notChecked: t.actNotChecked,
  };
  const time = <span className="m n s">{timeShown(entry.at)}</span>;
  if (entry.actor === "merge")
    return (
      <li className="sy">
        {time}
        <span>
          {machine[entry.action] ?? t.actMerge}
          {entry.engineVersion !== null && (
            <>
              {" · "}
              <span className="n">{t.engine(entry.engineVersion)}</span>
            </>
          )}
        </span>
      </li>
    );
  // Words of a comment, or with a decision; an answer's words stand among the comments.
  const before = new Set((entry.before?.comments ?? []).map(({ at }) => at));
  const spoken = entry.after.comments.filter(({ at }) => !before.has(at)).map(({ text }) => text);
  return (
    <li>
      <Who name={entry.actor} small />
      <div>
        <b>{shortName(entry.actor)}</b> {entry.action === "undo" ? verbs.undone : (verbs[entry.action as "confirm"] ?? entry.action)} {time}
        {entry.action === "assign" && entry.after.assignee !== null && <p>→ {entry.after.assignee}</p>}
        {spoken.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </li>
  );
}
