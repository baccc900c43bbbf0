import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { answerOf, api } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { scheduleTexts } from "./messages.ts";
import { useRefresh } from "./schedules.ts";

/** Stops a run that is under way, after a question. */
export function CancelRun({ id }: { readonly id: string }) {
  const t = useMessages(scheduleTexts);
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => answerOf(api.POST("/api/runs/{id}/cancel", { params: { path: { id } } })),
    onSuccess: async () => {
      setAsking(false);
      await refresh();
    },
  });
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {t.cancel}
      </Button>
      {isAsking && (
        <Dialog title={t.cancelTitle} isOpen close={() => setAsking(false)}>
          <p>{t.cancelText}</p>
          {cancel.error && <Notice error={cancel.error} />}
          <div className="actions">
            <Button onPress={() => setAsking(false)}>{t.keep}</Button>
            <Button look="primary" onPress={() => cancel.mutate()} isDisabled={cancel.isPending}>
              {t.cancel}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
