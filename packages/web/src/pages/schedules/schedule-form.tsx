import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { answerOf, api } from "../../api/client.ts";
import { isProblem } from "../../api/problem.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { timeShown } from "../../ui/format.ts";
import { Notice } from "../../ui/notice.tsx";
import { words } from "../../ui/words.ts";
import { cronOf, cronWords, type Rhythm, rhythmOf } from "./cron-words.ts";
import { scheduleTexts } from "./messages.ts";
import type { Run, Schedule } from "./schedules.ts";

/** Times are meant where they are typed. */
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

interface ScheduleFormProps {
  /** `once`: fetched now, without a schedule. */
  readonly of: Schedule | "new" | "once";
  close(): void;
  done(made: Schedule | Run): void;
}

/** What to collect and when, in one window: for a new schedule, a known one, or a run without a schedule. */
export function ScheduleForm({ of, close, done }: ScheduleFormProps) {
  const t = useMessages(scheduleTexts);
  const w = useMessages(words);
  const known = typeof of === "string" ? undefined : of;
  const [cron, setCron] = useState(known?.cron ?? "30 2 * * *");
  const save = useMutation({
    mutationFn: async (given: FormData): Promise<Schedule | Run> => {
      const text = (name: string) => String(given.get(name) ?? "").trim();
      const plan = {
        ...{ name: text("name"), unit: text("unit"), year: text("year"), webhook: text("webhook") },
        sources: text("sources")
          .split(/\n/u)
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      };
      if (of === "once") return answerOf(api.POST("/api/runs", { body: { ...plan, kind: "" } }));
      if (known) return answerOf(api.PATCH("/api/schedules/{id}", { params: { path: { id: known.id } }, body: { ...plan, cron } }));
      return answerOf(api.POST("/api/schedules", { body: { ...plan, kind: "", cron, timeZone: HERE } }));
    },
    onSuccess: done,
  });
  const faults = isProblem(save.error) ? (save.error.body?.faults ?? []) : [];
  const isWrong = (path: string) => faults.some((fault) => fault.path.startsWith(path));
  return (
    <Dialog title={of === "once" ? t.formRun : known ? t.formEdit : t.formMake} isOpen close={close} wide>
      <form
        className="schedule-form"
        // What was wrong is judged anew; a field that stays marked could not be sent again.
        onInput={() => save.reset()}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        {of !== "once" && <Field label={t.name} name="name" isRequired autoFocus defaultValue={known?.name ?? ""} />}
        <Field
          label={t.sources}
          name="sources"
          rows={4}
          isRequired
          autoFocus={of === "once"}
          defaultValue={known?.sources.join("\n") ?? ""}
          placeholder={of === "once" ? t.addressHint : t.sourcesHint}
          isInvalid={isWrong("sources")}
        />
        {of !== "once" && <When cron={cron} timeZone={known?.timeZone ?? HERE} change={setCron} isWrong={isWrong("cron")} />}
        <div className="form-row">
          <Field label={t.unit} name="unit" defaultValue={known?.unit ?? ""} placeholder={t.unitHint} />
          <Field
            label={t.year}
            name="year"
            defaultValue={known?.year ?? ""}
            placeholder="2024"
            pattern="(19|20)[0-9]{2}"
            isInvalid={isWrong("year")}
          />
        </div>
        {of !== "once" && <Field label={t.webhook} name="webhook" type="url" defaultValue={known?.webhook ?? ""} />}
        {save.error && <Notice error={save.error} />}
        <div className="actions">
          <Button onPress={close}>{w.cancel}</Button>
          <Button type="submit" look="primary" isDisabled={save.isPending}>
            {of === "once" ? t.start : t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface WhenProps {
  readonly cron: string;
  readonly timeZone: string;
  readonly isWrong: boolean;
  change(cron: string): void;
}

/** A rhythm, or a pattern of one's own; with the next times as the server reckons them. */
function When({ cron, timeZone, change, isWrong }: WhenProps) {
  const t = useMessages(scheduleTexts);
  const { language } = useLanguage();
  const [{ rhythm, time, day }, setShape] = useState(() => rhythmOf(cron));
  const names: Readonly<Record<Rhythm, string>> = {
    daily: t.daily,
    workdays: t.workdays,
    weekly: t.weekly,
    monthly: t.monthly,
    own: t.own,
  };
  const reshape = (next: Partial<ReturnType<typeof rhythmOf>>) => {
    const shape = { rhythm, time, day, ...next };
    setShape(shape);
    if (shape.rhythm !== "own") change(cronOf(shape.rhythm, shape.time, shape.day));
  };
  const times = useQuery({
    queryKey: ["schedule-times", cron, timeZone],
    queryFn: async () => (await answerOf(api.GET("/api/schedules/times", { params: { query: { cron, timeZone, count: 3 } } }))).times,
    retry: false,
    placeholderData: (before) => before,
  });
  const days = rhythm === "weekly" ? [1, 2, 3, 4, 5, 6, 0] : Array.from({ length: 28 }, (_, at) => at + 1);
  return (
    <>
      <div className="form-row">
        <Choice
          label={t.rhythm}
          value={rhythm}
          options={(["daily", "workdays", "weekly", "monthly", "own"] as const).map((id) => ({ id, label: names[id] }))}
          onChange={(next) => reshape({ rhythm: next, day: 1 })}
        />
        {(rhythm === "weekly" || rhythm === "monthly") && (
          <Choice
            label={rhythm === "weekly" ? t.weekday : t.dayOfMonth}
            value={String(day)}
            options={days.map((one) => ({
              id: String(one),
              label: rhythm === "weekly" ? cronWords(`0 0 * * ${one}`, language).replace(/^每| 00:00$/gu, "") : String(one),
            }))}
            onChange={(next) => reshape({ day: Number(next) })}
          />
        )}
        {rhythm === "own" ? (
          <Field label={t.cron} value={cron} onChange={change} isRequired isInvalid={isWrong || times.isError} />
        ) : (
          <Field label={t.time} type="time" value={time} onChange={(next) => reshape({ time: next })} isRequired />
        )}
      </div>
      <p className={`s ${times.isError ? "err" : "m"}`} role="status">
        {times.isError ? (
          t.badCron
        ) : (
          <>
            <b>{cronWords(cron, language)}</b>
            {times.data && (
              <span className="n"> · {t.nextTimes(times.data.map((one) => timeShown(one)).join(language === "zh" ? "、" : ", "))}</span>
            )}
          </>
        )}
      </p>
    </>
  );
}
