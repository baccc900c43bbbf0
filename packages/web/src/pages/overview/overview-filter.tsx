import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { answerOf, api } from "../../api/client.ts";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { useKindName } from "../../ui/kind.ts";
import { MenuButton } from "../../ui/menu.tsx";
import { words } from "../../ui/words.ts";
import { overviewTexts } from "./messages.ts";
import { FILTERS } from "./statistics.ts";

/** What the page is narrowed to: several of a kind may be chosen. It stands in the address. */
export function OverviewFilter() {
  const t = useMessages(overviewTexts);
  const w = useMessages(words);
  const kindName = useKindName();
  const [query, setQuery] = useSearchParams();
  const facets = useQuery({ queryKey: ["facets"], queryFn: () => answerOf(api.GET("/api/facets")), meta: { live: true } }).data;
  const choices = {
    year: { label: t.year, values: facets?.years ?? [], nameOf: (year: string) => year || t.noYear },
    unit: { label: t.unit, values: facets?.units ?? [], nameOf: (unit: string) => unit || t.noUnit },
    kind: { label: t.kind, values: facets?.kinds ?? [], nameOf: kindName },
  };
  const choose = (name: string, chosen: ReadonlySet<string>) => {
    const next = new URLSearchParams(query);
    next.delete(name);
    for (const value of chosen) next.append(name, value);
    setQuery(next, { replace: true });
  };
  return (
    <>
      {FILTERS.map((name) => {
        const { label, values, nameOf } = choices[name];
        const chosen = query.getAll(name);
        const shown =
          chosen.length === 0 ? w.all : chosen.length === 1 ? nameOf(chosen[0] ?? "") : `${nameOf(chosen[0] ?? "")} +${chosen.length - 1}`;
        return (
          <MenuButton
            key={name}
            size="small"
            {...(chosen.length > 0 ? { className: "narrowed" } : {})}
            label={`${label}${w.colon}${shown}`}
            entries={values.map((value) => ({ id: value, label: nameOf(value) }))}
            selection={{ mode: "multiple", chosen: new Set(chosen), choose: (next) => choose(name, next) }}
          />
        );
      })}
      {FILTERS.some((name) => query.has(name)) && (
        <Button look="quiet" size="small" onPress={() => setQuery({}, { replace: true })}>
          {t.clear}
        </Button>
      )}
    </>
  );
}
