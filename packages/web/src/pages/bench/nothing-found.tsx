import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMay } from "../../api/account.tsx";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { counted } from "../../ui/format.ts";
import { words } from "../../ui/words.ts";
import { useFailureText } from "../submissions/failure-texts.ts";
import { benchTexts } from "./messages.ts";

/** Why there is no finding: nothing was found, and how much was checked; or it failed, or is still in work. Never a bare "passed". */
export function NothingFound({ document: { id, status, failure, report } }: { readonly document: Schemas["Document"] }) {
  const t = useMessages(benchTexts);
  const shared = useMessages(words);
  const client = useQueryClient();
  const failureText = useFailureText();
  const mayDecide = useMay("decide");
  const mayRetry = useMay("manageDocuments");
  const retry = useMutation({
    mutationFn: () => answerOf(api.POST("/api/documents/{id}/retry", { params: { path: { id } } })),
    onSuccess: (document) => client.setQueryData(["document", id], document),
  });
  if (status === "failed") {
    const { name, remedy } = failureText(failure?.kind ?? "internal");
    return (
      <>
        <p className="err b">
          {t.failed}
          {shared.colon}
          {name}
        </p>
        <p>{failure?.detail || remedy}</p>
        {mayRetry && (
          <Button size="small" onPress={() => retry.mutate()} isDisabled={retry.isPending}>
            {shared.retry}
          </Button>
        )}
      </>
    );
  }
  if (status !== "checked") return <p className="st run">{t.notChecked}</p>;
  if (!mayDecide) return <p>{t.nothingSent}</p>;
  const { figures = 0, checked = 0 } = report?.coverage ?? {};
  return (
    <>
      <p>{checked === 0 ? t.nothingToCheck : t.noneFound}</p>
      <p className="s">{t.noneFoundCoverage(counted(figures), counted(checked), counted(figures - checked))}</p>
    </>
  );
}
