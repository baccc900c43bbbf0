import { type Ref, useImperativeHandle, useRef } from "react";
import { Input, SearchField, ToggleButton } from "react-aria-components";
import { useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { ExportButton } from "../../ui/export-dialog/export-button.tsx";
import { ImportButton } from "../../ui/export-dialog/import-button.tsx";
import { counted, dayShown } from "../../ui/format.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { useKindName } from "../../ui/kind.ts";
import { MenuButton } from "../../ui/menu.tsx";
import { SEVERITIES, SeverityMark } from "../../ui/severity-mark.tsx";
import { STATES, useChangeNames, useStateNames } from "../../ui/state-mark.tsx";
import { words } from "../../ui/words.ts";
import { useRules, useRuleTitle } from "../rules/rules.ts";
import { type FindingFilter, type Several, type Single, SORTS, useFindingCounts } from "./finding-query.ts";
import { findingsTexts } from "./messages.ts";
import { usePeople } from "./people.ts";

interface FindingFilterBarProps {
  readonly filter: FindingFilter;
  readonly handle: Ref<{ focus(): void }>;
}

/** What the list is narrowed to: severities, states and so on from menus; what only an address can say as words to drop. */
export function FindingFilterBar({ filter, handle }: FindingFilterBarProps) {
  const t = useMessages(findingsTexts);
  const search = useRef<HTMLInputElement>(null);
  useImperativeHandle(handle, () => ({ focus: () => search.current?.focus() }));
  const counts = useFindingCounts(filter.query);
  const severities = filter.several("severity");
  const sortNames = {
    severity: t.sortSeverity,
    firstSeen: t.sortFirstSeen,
    updated: t.sortUpdated,
    unit: t.sortUnit,
    rule: t.sortRule,
    amount: t.sortAmount,
    due: t.sortDue,
  };
  const w = useMessages(words);
  return (
    <div className="page-head">
      <h1>{t.title}</h1>
      <span className="m s n">{counts && t.total(counted(counts.total))}</span>
      <span className="severity-toggles">
        {SEVERITIES.map((severity) => (
          <ToggleButton
            key={severity}
            className="fl"
            isSelected={severities.includes(severity)}
            onChange={(on) => filter.change("severity", on ? [...severities, severity] : severities.filter((one) => one !== severity))}
          >
            <SeverityMark severity={severity} /> <span className="n">{counted(counts?.severity[severity] ?? 0)}</span>
          </ToggleButton>
        ))}
      </span>
      <span className="gap" />
      <SearchField
        className="narrow"
        aria-label={t.search}
        defaultValue={filter.single("text")}
        key={filter.single("text")}
        onSubmit={(text) => filter.change("text", text.trim() === "" ? [] : [text.trim()])}
        onClear={() => filter.change("text", [])}
      >
        <Input ref={search} placeholder={t.search} />
        <Kbd>F</Kbd>
      </SearchField>
      <Menus filter={filter} />
      <MenuButton
        size="small"
        label={`${t.sort}${w.colon}${sortNames[filter.sort]}`}
        entries={SORTS.map((id) => ({ id, label: sortNames[id] }))}
        selection={{
          mode: "single",
          chosen: new Set([filter.sort]),
          choose: (chosen) =>
            filter.change(
              "sort",
              [...chosen].filter((sort) => sort !== "severity"),
            ),
        }}
      />
      <ExportButton size="small" scope={{ query: filter.query }} />
      <ImportButton size="small" />
      <Conditions filter={filter} />
      {filter.isNarrowed && (
        <Button look="quiet" size="small" onPress={filter.clear}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

/** A menu each for what many findings share, with what occurs on the whole list. */
function Menus({ filter }: { readonly filter: FindingFilter }) {
  const t = useMessages(findingsTexts);
  const w = useMessages(words);
  const kindName = useKindName();
  const states = useStateNames();
  const rules = useRules().data ?? [];
  const titleOf = useRuleTitle();
  const all = useFindingCounts({});
  const people = usePeople();
  const ruleName = (id: string) => {
    const rule = rules.find((one) => one.id === id);
    return rule ? titleOf(rule) : id;
  };
  const menus: readonly {
    readonly name: Several | "assignee";
    readonly label: string;
    readonly counts: Readonly<Record<string, number>>;
    nameOf(id: string): string;
  }[] = [
    {
      name: "state",
      label: t.state,
      counts: all?.state ?? {},
      nameOf: (id) => STATES.flatMap((state) => (state === id ? [states[state]] : []))[0] ?? id,
    },
    { name: "unit", label: t.unit, counts: all?.unit ?? {}, nameOf: (id) => id || t.noUnit },
    { name: "year", label: t.year, counts: all?.year ?? {}, nameOf: (id) => id || t.noYear },
    { name: "reportKind", label: t.kind, counts: all?.reportKind ?? {}, nameOf: kindName },
    { name: "ruleId", label: t.rule, counts: all?.rule ?? {}, nameOf: ruleName },
    {
      name: "assignee",
      label: t.assignee,
      counts: all?.assignee ?? {},
      nameOf: (id) => (id === "" || id === "none" ? t.nobody : (people.get(id) ?? id)),
    },
  ];
  return menus.map(({ name, label, counts, nameOf }) => {
    const isOne = name === "assignee";
    const chosen = isOne ? [filter.single("assignee")].filter((one) => one !== "") : filter.several(name);
    const [first] = chosen;
    const shown = first === undefined ? w.all : chosen.length === 1 ? nameOf(first) : `${nameOf(first)} +${chosen.length - 1}`;
    const ids = name === "state" ? STATES.filter((state) => counts[state] !== undefined) : Object.keys(counts).sort();
    return (
      <MenuButton
        key={name}
        size="small"
        {...(first === undefined ? {} : { className: "narrowed" })}
        label={`${label}${w.colon}${shown}`}
        entries={ids.map((id) => ({
          id: isOne && id === "" ? "none" : id,
          name: nameOf(id),
          label: (
            <>
              <span className="menu-name">{nameOf(id)}</span>
              <span className="n m s">{counted(counts[id] ?? 0)}</span>
            </>
          ),
        }))}
        selection={{
          mode: isOne ? "single" : "multiple",
          chosen: new Set(chosen),
          choose: (next) => filter.change(name, [...next]),
        }}
      />
    );
  });
}

/** Conditions that came with a link, as words that can be dropped. */
function Conditions({ filter }: { readonly filter: FindingFilter }) {
  const t = useMessages(findingsTexts);
  const changes = useChangeNames();
  const shown: Readonly<Partial<Record<Single | Several, (value: string) => string>>> = {
    documentId: () => t.document,
    submissionId: () => t.submission,
    runId: () => t.run,
    familyId: () => t.document,
    project: t.projectIs,
    tag: t.tag,
    seenSince: (value) => t.seenSince(dayShown(value)),
    seenBefore: (value) => t.seenBefore(dayShown(value)),
    dueBefore: (value) => t.dueBefore(dayShown(value)),
    amountFrom: t.amountFrom,
    scope: (value) => (value === "submission" ? t.betweenFiles : t.withinFile),
    looked: (value) => (value === "true" ? t.looked : t.notLooked),
    present: (value) => (value === "true" ? t.present : t.notPresent),
    text: (value) => `“${value}”`,
    change: (value) =>
      t.change(
        value
          .split(",")
          .map((one) => Object.entries(changes).find(([id]) => id === one)?.[1] ?? one)
          .join(" "),
      ),
  };
  return Object.entries(shown).flatMap(([name, textOf]) => {
    const value = name === "change" ? filter.several("change").join(",") : filter.single(name as Single);
    if (value === "") return [];
    return (
      <Button
        key={name}
        size="small"
        className="narrowed"
        aria-label={`${textOf(value)} ${t.remove}`}
        onPress={() => filter.change(name, [])}
      >
        {textOf(value)} <span aria-hidden="true">×</span>
      </Button>
    );
  });
}
