import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useMay } from "../../api/account.tsx";
import type { Decision } from "../../decide/allowed.ts";
import { type Asking, DecideDialogs } from "../../decide/decide-dialogs.tsx";
import { decideTexts } from "../../decide/messages.ts";
import { StaleDialog } from "../../decide/stale-dialog.tsx";
import { useDecide } from "../../decide/use-decide.ts";
import { useMessages } from "../../i18n/language.tsx";
import { keyGroups, useKeys } from "../../shell/keys.tsx";
import { Button } from "../../ui/button.tsx";
import { counted } from "../../ui/format.ts";
import { MenuButton } from "../../ui/menu.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../ui/panel.css";
import "../page-head.css";
import { FindingFilterBar } from "./finding-filter-bar.tsx";
import { useFindingCounts, useFindingFilter, useFindings } from "./finding-query.ts";
import { FindingRows } from "./finding-rows.tsx";
import "./findings.css";
import { findingsTexts } from "./messages.ts";

const NOTHING: ReadonlySet<string> = new Set();
const MAIN = ["confirm", "falsePositive", "assign", "send"] as const satisfies readonly Asking[];
const FURTHER = ["accept", "resolve", "outOfScope", "reopen", "comment"] as const satisfies readonly Asking[];
const KEYS: Readonly<Partial<Record<Asking, string>>> = {
  confirm: "c",
  falsePositive: "x",
  accept: "a",
  assign: "i",
  send: "s",
  comment: "m",
};

/** 疑点清单: findings across documents, filtered by the address, decided one by one or all that match. */
export default function FindingsPage() {
  const t = useMessages(findingsTexts);
  const d = useMessages(decideTexts);
  const groups = useMessages(keyGroups);
  const client = useQueryClient();
  const filter = useFindingFilter();
  const { list, items } = useFindings(filter);
  const total = useFindingCounts(filter.query)?.total ?? 0;
  const mayDecide = useMay("decide");
  const [chosen, setChosen] = useState<ReadonlySet<string> | "all">(NOTHING);
  const [asking, setAsking] = useState<Asking>();
  const bar = useRef<{ focus(): void }>(null);
  const { decide, decideMany, undo, told, stale, settle } = useDecide();
  const count = chosen === "all" ? total : chosen.size;

  const take = async (decision: Decision) => {
    const [only] = chosen === "all" ? [] : chosen;
    const item = count === 1 ? items.find(({ id }) => id === only) : undefined;
    const kept = item ? await decide(item, decision) : await decideMany(chosen === "all" ? filter.bulk : { ids: [...chosen] }, decision);
    if (item) await client.invalidateQueries({ queryKey: ["findings"] });
    if (kept) setChosen(NOTHING);
  };
  useKeys([
    { keys: ["f"], label: t.filterKey, group: groups.list, run: () => bar.current?.focus() },
    ...(mayDecide && count > 0
      ? [...MAIN, ...FURTHER].flatMap((what) => {
          const key = KEYS[what];
          return key === undefined ? [] : [{ keys: [key], label: d[what], group: groups.decision, run: () => setAsking(what) }];
        })
      : []),
    ...(mayDecide ? [{ keys: ["z"], label: d.undo, group: groups.decision, run: () => void undo() }] : []),
  ]);

  return (
    <main id="main" className="page findings-page">
      <FindingFilterBar filter={filter} handle={bar} />
      {list.error && <Notice error={list.error} retry={() => void list.refetch()} />}
      <FindingRows
        items={items}
        chosen={chosen}
        choose={setChosen}
        isLoading={list.isPending || list.isFetchingNextPage}
        loadMore={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        empty={
          list.isPending ? null : filter.isNarrowed ? (
            <>
              {t.none}{" "}
              <Button size="small" onPress={filter.clear}>
                {t.clear}
              </Button>
            </>
          ) : (
            t.nothing
          )
        }
      />
      <div className="finding-foot" aria-live="polite">
        {count > 0 && (
          <>
            <b className="n">{t.selected(counted(count))}</b>
            {chosen !== "all" && total > count && (
              <Button look="quiet" size="small" onPress={() => setChosen("all")}>
                {t.selectAll(counted(total))}
              </Button>
            )}
            <Button look="quiet" size="small" onPress={() => setChosen(NOTHING)}>
              {t.drop}
            </Button>
            <span className="gap" />
            {mayDecide && (
              <>
                {MAIN.map((what) => (
                  <Button
                    key={what}
                    size="small"
                    look={what === "confirm" ? "primary" : "plain"}
                    shortcut={KEYS[what]?.toUpperCase()}
                    onPress={() => setAsking(what)}
                  >
                    {d[what]}
                  </Button>
                ))}
                <MenuButton
                  size="small"
                  label={d.more}
                  entries={FURTHER.map((id) => ({ id, label: d[id] }))}
                  onAction={(id) => setAsking(FURTHER.find((one) => one === id))}
                />
              </>
            )}
          </>
        )}
        {told && (
          <p className={`told ${told.fault ? "fault" : ""}`}>
            {told.text}
            {told.undo && (
              <Button look="quiet" size="small" shortcut="Z" onPress={() => void undo()}>
                {d.undo}
              </Button>
            )}
          </p>
        )}
      </div>
      <DecideDialogs asking={asking} count={count} close={() => setAsking(undefined)} decide={(decision) => void take(decision)} />
      <StaleDialog stale={stale} settle={settle} decide={(item, decision) => void decide(item, decision)} />
    </main>
  );
}
