import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "../../../api/account.tsx";
import { answerOf, api } from "../../../api/client.ts";
import { DecideDialogs } from "../../../decide/decide-dialogs.tsx";
import { useDecide } from "../../../decide/use-decide.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { keyGroups, useKeys } from "../../../shell/keys.tsx";
import { Button } from "../../../ui/button.tsx";
import { counted } from "../../../ui/format.ts";
import { submissionTexts } from "../messages.ts";

interface SelectionBarProps {
  readonly ids: readonly string[];
  drop(): void;
}

/** What can be done with the reports that are selected. */
export function SelectionBar({ ids, drop }: SelectionBarProps) {
  const t = useMessages(submissionTexts);
  const groups = useMessages(keyGroups);
  const client = useQueryClient();
  const mayAssign = useMay("assign");
  const mayManage = useMay("manageDocuments");
  const [assigning, setAssigning] = useState(false);
  const { decideMany, told } = useDecide();
  const recheck = useMutation({
    mutationFn: () => answerOf(api.POST("/api/documents/retry", { body: { ids: [...ids], status: "checked", step: "audit" } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["documents"] }),
  });
  useKeys([
    { keys: ["Escape"], label: t.drop, group: groups.list, run: drop },
    ...(mayAssign ? [{ keys: ["i"], label: t.assign, group: groups.list, run: () => setAssigning(true) }] : []),
  ]);
  return (
    <section className="bk" aria-label={t.selected(counted(ids.length))}>
      <b>{t.selected(counted(ids.length))}</b>
      {mayAssign && (
        <Button size="small" shortcut="I" onPress={() => setAssigning(true)}>
          {t.assign}
        </Button>
      )}
      {mayManage && (
        <Button size="small" isDisabled={recheck.isPending} onPress={() => recheck.mutate()}>
          {t.recheck}
        </Button>
      )}
      <span aria-live="polite" className="s">
        {recheck.data && t.rechecked(counted(recheck.data.retried))}
        {told?.text}
      </span>
      <span className="gap" />
      <span className="m s">{t.bulkNote}</span>
      <Button look="quiet" size="small" shortcut="Esc" onPress={drop}>
        {t.drop}
      </Button>
      <DecideDialogs
        asking={assigning ? "assign" : undefined}
        count={Math.max(2, ids.length)}
        close={() => setAssigning(false)}
        decide={async (decision) => {
          // Whoever has a report has what is unsettled of it.
          await decideMany({ documentIds: [...ids], states: ["open", "confirmed", "sent", "answered"] }, decision);
          await client.invalidateQueries({ queryKey: ["documents"] });
        }}
      />
    </section>
  );
}
