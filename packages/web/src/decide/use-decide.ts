import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { answerOf, api } from "../api/client.ts";
import { isProblem } from "../api/problem.ts";
import type { Item } from "../finding/finding.ts";
import { useMessages } from "../i18n/language.tsx";
import { putItem, refreshItems } from "../pages/bench/items.ts";
import { counted } from "../ui/format.ts";
import { useProblemText } from "../ui/notice.tsx";
import type { BulkFilter, Decision } from "./allowed.ts";
import { decideTexts } from "./messages.ts";

/** How long a decision can be taken back from the line that tells of it. */
const UNDO_MS = 8_000;

/** What was done last: one finding, or many in one operation. */
type Done = { readonly kind: "one"; readonly item: Item } | { readonly kind: "many"; readonly operation: string };

export interface Told {
  readonly text: string;
  readonly fault: boolean;
  readonly undo?: Done;
}

/** Two versions to choose from: what a colleague made of the finding, and what was just decided. */
export interface Stale {
  readonly current: Item;
  readonly decision: Decision;
  /** Who changed it last, where that can be told. */
  readonly by: string | undefined;
}

/** Decisions, kept with the revision that was seen: nobody's work is overwritten without being asked. */
export function useDecide() {
  const t = useMessages(decideTexts);
  const client = useQueryClient();
  const problemText = useProblemText();
  const [told, setTold] = useState<Told>();
  const [stale, setStale] = useState<Stale>();
  const [busy, setBusy] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useCallback((next: Told) => {
    clearTimeout(timer.current);
    setTold(next);
    timer.current = setTimeout(() => setTold(undefined), UNDO_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = useCallback(
    async (item: Item, decision: Decision): Promise<Item> =>
      answerOf(
        api.POST("/api/findings/{id}/decisions", { params: { path: { id: item.id } }, body: { revision: item.revision, decision } }),
      ),
    [],
  );

  /** Answers whether it is kept. */
  const decide = useCallback(
    async (item: Item, decision: Decision): Promise<boolean> => {
      const isQuiet = decision.kind === "look";
      if (!isQuiet) setBusy(item.id);
      try {
        let kept: Item;
        try {
          kept = await send(item, decision);
        } catch (error) {
          const current = currentOf(error);
          if (!current) throw error;
          putItem(client, current);
          // Somebody looked at it, no more: there is nothing to overwrite.
          if (isQuiet) return false;
          if (!isSame(item, current)) {
            setStale({ current, decision, by: await lastActor(current) });
            return false;
          }
          kept = await send(current, decision);
        }
        putItem(client, kept);
        if (!isQuiet) tell({ text: t.did(t[decision.kind]), fault: false, undo: { kind: "one", item: kept } });
        return true;
      } catch (error) {
        if (!isQuiet) tell({ text: isProblem(error, "not-allowed") ? t.notAllowed : problemText(error), fault: true });
        return false;
      } finally {
        if (!isQuiet) setBusy(undefined);
      }
    },
    [client, problemText, send, t, tell],
  );

  const decideMany = useCallback(
    async (filter: BulkFilter, decision: Decision): Promise<boolean> => {
      try {
        const { changed, refused, operation } = await bulk(filter, decision);
        await refreshItems(client);
        const text = t.didMany(t[decision.kind], counted(changed)) + (refused > 0 ? t.refusedSome(counted(refused)) : "");
        tell({ text, fault: changed === 0 && refused > 0, ...(changed > 0 ? { undo: { kind: "many", operation } } : {}) });
        return true;
      } catch (error) {
        tell({ text: problemText(error), fault: true });
        return false;
      }
    },
    [client, problemText, t, tell],
  );

  const undo = useCallback(async (): Promise<void> => {
    const done = told?.undo;
    if (!done) return;
    try {
      if (done.kind === "one") {
        const body = { revision: done.item.revision };
        putItem(client, await answerOf(api.POST("/api/findings/{id}/undo", { params: { path: { id: done.item.id } }, body })));
      } else {
        await answerOf(api.POST("/api/findings/undo", { body: { operation: done.operation } }));
        await refreshItems(client);
      }
      tell({ text: t.did(t.undo), fault: false });
    } catch (error) {
      tell({ text: isProblem(error, "stale") || isProblem(error, "not-allowed") ? t.undoFailed : problemText(error), fault: true });
    }
  }, [client, problemText, t, tell, told]);

  return { decide, decideMany, undo, told, stale, settle: () => setStale(undefined), busy };
}

function bulk(filter: BulkFilter, decision: Decision) {
  return answerOf(api.POST("/api/findings/decisions", { body: { filter, decision } }));
}

/** Who was at it last, looking apart. */
async function lastActor({ id }: Item): Promise<string | undefined> {
  const history = await answerOf(api.GET("/api/findings/{id}/history", { params: { path: { id } } })).catch(() => undefined);
  return history?.items.findLast(({ action, actor }) => action !== "look" && actor !== "merge")?.actor;
}

function currentOf(error: unknown): Item | undefined {
  // The finding as it is now comes with the problem.
  return isProblem(error, "stale") ? (error.body?.current as Item | undefined) : undefined;
}

/** Whether nothing that a person decided, or a version brought, lies between. */
function isSame(seen: Item, current: Item): boolean {
  return (
    seen.state === current.state &&
    seen.valueHash === current.valueHash &&
    seen.assignee === current.assignee &&
    seen.comments.length === current.comments.length &&
    JSON.stringify([seen.acceptance, seen.falsePositiveReason, seen.dueAt, seen.tags]) ===
      JSON.stringify([current.acceptance, current.falsePositiveReason, current.dueAt, current.tags])
  );
}
