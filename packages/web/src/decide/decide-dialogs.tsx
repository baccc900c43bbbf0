import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { useMay, useVisitor } from "../api/account.tsx";
import { answerOf, api } from "../api/client.ts";
import { useMessages } from "../i18n/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { counted } from "../ui/format.ts";
import { Kbd } from "../ui/kbd.tsx";
import { words } from "../ui/words.ts";
import type { Decision } from "./allowed.ts";
import "./decide-dialogs.css";
import { decideTexts } from "./messages.ts";

/** Decisions that ask for something before they are taken. */
export type Asking =
  | "falsePositive"
  | "accept"
  | "comment"
  | "answer"
  | "assign"
  | "send"
  | "confirm"
  | "resolve"
  | "outOfScope"
  | "reopen";

const REASONS = ["extractionError", "rounding", "scopeDifference", "localRule", "other"] as const;
type Reason = (typeof REASONS)[number];

interface AskProps {
  readonly asking: Asking | undefined;
  /** How many findings it is about; more than one ask for a note. */
  readonly count: number;
  close(): void;
  decide(decision: Decision): void;
}

/** The window that a decision needs: a reason, an owner, words. */
export function DecideDialogs({ asking, count, close, decide }: AskProps) {
  const t = useMessages(decideTexts);
  const titles = {
    falsePositive: t.reasonTitle,
    accept: t.acceptTitle,
    comment: t.commentTitle,
    answer: t.answerTitle,
    assign: t.assignTitle,
    send: t.sendTitle,
  };
  const title = asking === undefined ? "" : asking in titles ? titles[asking as keyof typeof titles] : t[asking];
  const finish = (decision: Decision) => {
    close();
    decide(decision);
  };
  const isMany = count > 1;
  return (
    <Dialog title={isMany ? `${title} · ${t.many(counted(count))}` : title} isOpen={asking !== undefined} close={close}>
      {asking === "falsePositive" && <Dismiss isMany={isMany} close={close} finish={finish} />}
      {asking === "accept" && <Accept isMany={isMany} close={close} finish={finish} />}
      {asking === "assign" && <Assign isMany={isMany} close={close} finish={finish} />}
      {asking === "comment" && <Words label={t.note} close={close} finish={(note) => finish({ kind: "comment", note })} />}
      {asking === "answer" && (
        <Words label={t.reply} close={close} finish={(reply) => finish({ kind: "answer", reply, ...(isMany ? { note: reply } : {}) })} />
      )}
      {(asking === "send" || asking === "confirm" || asking === "resolve" || asking === "outOfScope" || asking === "reopen") && (
        <Words
          label={isMany ? t.noteNeeded : t.noteOptional}
          optional={!isMany}
          close={close}
          finish={(note) => finish({ kind: asking, ...(note === "" ? {} : { note }) })}
        />
      )}
    </Dialog>
  );
}

interface PartProps {
  readonly isMany: boolean;
  close(): void;
  finish(decision: Decision): void;
}

function Form({
  children,
  close,
  submit,
  onDigit,
}: {
  readonly children: ReactNode;
  close(): void;
  submit(given: FormData): void;
  onDigit?(digit: number): void;
}) {
  const t = useMessages(decideTexts);
  const shared = useMessages(words);
  return (
    <form
      className="decide-form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
      onKeyDown={(event) => {
        if (!onDigit || event.target instanceof HTMLTextAreaElement || !/^[1-9]$/u.test(event.key)) return;
        event.preventDefault();
        onDigit(Number(event.key));
      }}
    >
      {children}
      <div className="actions">
        <Button onPress={close} shortcut="Esc">
          {shared.cancel}
        </Button>
        <Button type="submit" look="primary" shortcut="Ctrl ↵">
          {t.save}
        </Button>
      </div>
    </form>
  );
}

/** The form's words, trimmed. */
function textOf(given: FormData, name: string): string {
  return String(given.get(name) ?? "").trim();
}

function Words({
  label,
  optional = false,
  close,
  finish,
}: {
  readonly label: string;
  readonly optional?: boolean;
  close(): void;
  finish(text: string): void;
}) {
  return (
    <Form close={close} submit={(given) => finish(textOf(given, "text"))}>
      <NoteField label={label} name="text" isRequired={!optional} autoFocus />
    </Form>
  );
}

/** A box to write in; Ctrl+Enter sends the form. */
function NoteField(props: { readonly label: string; readonly name: string; readonly isRequired: boolean; readonly autoFocus?: boolean }) {
  return (
    <Field
      {...props}
      rows={3}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement)
          event.target.form?.requestSubmit();
        else event.continuePropagation();
      }}
    />
  );
}

function Dismiss({ isMany, close, finish }: PartProps) {
  const t = useMessages(decideTexts);
  const names: Readonly<Record<Reason, string>> = {
    extractionError: t.reasonExtractionError,
    rounding: t.reasonRounding,
    scopeDifference: t.reasonScopeDifference,
    localRule: t.reasonLocalRule,
    other: t.reasonOther,
  };
  const [reason, setReason] = useState<Reason>("extractionError");
  const take = (chosen: Reason, note: string) => finish({ kind: "falsePositive", reason: chosen, ...(note === "" ? {} : { note }) });
  return (
    <Form
      close={close}
      submit={(given) => take(reason, textOf(given, "note"))}
      onDigit={(digit) => {
        const chosen = REASONS[digit - 1];
        if (!chosen) return;
        // One digit decides at once; what needs words stays open.
        if (isMany || chosen === "other") setReason(chosen);
        else take(chosen, "");
      }}
    >
      <RadioGroup className="reasons" aria-label={t.reasonTitle} value={reason} onChange={(value) => setReason(value as Reason)}>
        {REASONS.map((one, index) => (
          <Radio key={one} value={one} autoFocus={index === 0}>
            <span className="radio-dot" aria-hidden="true" />
            {names[one]}
            <span className="gap" />
            <Kbd>{index + 1}</Kbd>
          </Radio>
        ))}
      </RadioGroup>
      <NoteField label={isMany ? t.noteNeeded : t.noteOptional} name="note" isRequired={isMany || reason === "other"} />
    </Form>
  );
}

function Accept({ isMany, close, finish }: PartProps) {
  const t = useMessages(decideTexts);
  const { account } = useVisitor();
  const inOneYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  return (
    <Form
      close={close}
      submit={(given) => {
        const [owner, reason, day] = ["owner", "reason", "expires"].map((name) => textOf(given, name));
        if (!owner || !reason || !day) return;
        // To the end of that day, here.
        finish({
          kind: "accept",
          owner,
          reason,
          expiresAt: new Date(`${day}T23:59:59`).toISOString(),
          ...(isMany ? { note: reason } : {}),
        });
      }}
    >
      <NoteField label={t.reason} name="reason" isRequired autoFocus />
      <Field label={t.owner} name="owner" defaultValue={account.displayName} isRequired />
      <Field label={t.expires} name="expires" type="date" defaultValue={inOneYear} isRequired />
    </Form>
  );
}

function Assign({ isMany, close, finish }: PartProps) {
  const t = useMessages(decideTexts);
  const { account } = useVisitor();
  const mayAssign = useMay("assign");
  const people = useQuery({ queryKey: ["people"], queryFn: () => answerOf(api.GET("/api/people")), enabled: mayAssign, staleTime: 60_000 });
  const others = (people.data?.items ?? []).filter(({ name }) => name !== account.name);
  const [to, setTo] = useState(account.name);
  return (
    <Form
      close={close}
      submit={(given) => {
        const note = textOf(given, "note");
        finish({ kind: "assign", to: to === "" ? null : to, ...(note === "" ? {} : { note }) });
      }}
    >
      <RadioGroup className="reasons" aria-label={t.assignTitle} value={to} onChange={setTo}>
        <Radio value={account.name} autoFocus>
          <span className="radio-dot" aria-hidden="true" />
          {t.me} · {account.displayName}
        </Radio>
        {others.map(({ name, displayName }) => (
          <Radio key={name} value={name}>
            <span className="radio-dot" aria-hidden="true" />
            {displayName}
          </Radio>
        ))}
        <Radio value="">
          <span className="radio-dot" aria-hidden="true" />
          {t.nobody}
        </Radio>
      </RadioGroup>
      {isMany && <NoteField label={t.noteNeeded} name="note" isRequired />}
    </Form>
  );
}
