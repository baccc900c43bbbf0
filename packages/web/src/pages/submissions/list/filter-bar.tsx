import { useQuery } from "@tanstack/react-query";
import { type Ref, useEffect, useRef, useState } from "react";
import { answerOf, api } from "../../../api/client.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { FilterField } from "../../../ui/filter-field.tsx";
import { useKindName } from "../../../ui/kind.ts";
import { MenuButton } from "../../../ui/menu.tsx";
import { submissionTexts } from "../messages.ts";
import { narrowing, withValue } from "./query.ts";

interface FilterBarProps {
  readonly search: URLSearchParams;
  readonly field: Ref<HTMLInputElement>;
  setSearch(search: URLSearchParams): void;
}

/** How long typing rests before the list follows. */
const REST_MS = 250;

/** Narrows the list; what is chosen stands in the address. */
export function FilterBar({ search, field, setSearch }: FilterBarProps) {
  const t = useMessages(submissionTexts);
  const kindName = useKindName();
  const facets = useQuery({ queryKey: ["facets"], queryFn: () => answerOf(api.GET("/api/facets")), staleTime: 60_000 });
  const given = search.get("text") ?? "";
  const [text, setText] = useState(given);
  const sent = useRef(given);
  // The address may change otherwise too: a view, a link, the way back. What was typed since it was last sent stays.
  useEffect(() => {
    if (given === sent.current) return;
    sent.current = given;
    setText(given);
  }, [given]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      setSearch(withValue(search, "text", wanted === "" ? undefined : wanted));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text, search, setSearch]);
  const menu = (name: string, label: string, values: readonly { readonly id: string; readonly label: string }[]) => {
    const chosen = new Set((search.get(name) ?? "").split(",").filter((one) => one !== ""));
    const shown = values.filter(({ id }) => chosen.has(id)).map((one) => one.label);
    return (
      <MenuButton
        key={name}
        size="small"
        className={chosen.size > 0 ? "ft on" : "ft"}
        label={shown.length > 0 ? `${label}：${shown.join("、")}` : label}
        entries={values}
        isDisabled={values.length === 0}
        selection={{ mode: "multiple", chosen, choose: (next) => setSearch(withValue(search, name, [...next])) }}
      />
    );
  };
  const named = (values: readonly string[] | undefined, nameOf = (one: string) => one) =>
    (values ?? []).filter((one) => one !== "").map((one) => ({ id: one, label: nameOf(one) }));
  return (
    <>
      <FilterField label={t.filterText} value={text} field={field} onChange={setText} />
      {menu("unit", t.filterUnit, named(facets.data?.units))}
      {menu("year", t.filterYear, named(facets.data?.years))}
      {menu("kind", t.filterKind, named(facets.data?.kinds, kindName))}
      {menu("status", t.filterState, [
        { id: "checked", label: t.stateChecked },
        { id: "failed", label: t.stateFailed },
        { id: "received,extracting,extracted,auditing", label: t.stateWorking },
      ])}
      {narrowing(search) !== "" && (
        <Button look="quiet" size="small" onPress={() => setSearch(new URLSearchParams())}>
          {t.clearFilter}
        </Button>
      )}
    </>
  );
}
