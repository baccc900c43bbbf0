import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Cell, Column, Link, Row, Table, TableBody, TableHeader } from "react-aria-components";
import { useNavigate } from "react-router";
import { answerOf, api } from "../../api/client.ts";
import { useLanguage, useMessages } from "../../i18n/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { counted, timeShown, useSpan } from "../../ui/format.ts";
import { MenuButton } from "../../ui/menu.tsx";
import { Notice } from "../../ui/notice.tsx";
import { shortName } from "../../ui/who.tsx";
import { words } from "../../ui/words.ts";
import "../../ui/panel.css";
import "../../ui/table.css";
import "../page-head.css";
import { cronWords } from "./cron-words.ts";
import { scheduleTexts } from "./messages.ts";
import { RunState } from "./run-state.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import "./schedules.css";
import { type Run, type Schedule, useRefresh, useRuns, useSchedules } from "./schedules.ts";

/** 计划与运行: bulk audits that come back, and what has run. */
export default function SchedulesPage() {
  const t = useMessages(scheduleTexts);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const schedules = useSchedules();
  const runs = useRuns();
  const [form, setForm] = useState<Schedule | "new" | "once">();
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="gap" />
        <Button size="small" onPress={() => setForm("once")}>
          {t.fromAddress}
        </Button>
        <Button size="small" look="primary" onPress={() => setForm("new")}>
          {t.make}
        </Button>
      </div>
      {schedules.error && <Notice error={schedules.error} retry={() => void schedules.refetch()} />}
      <SchedulesTable schedules={schedules.data} edit={setForm} />
      <h2 className="part-head">{t.runs}</h2>
      {runs.error && <Notice error={runs.error} retry={() => void runs.refetch()} />}
      <RunsTable runs={runs.data} />
      {form !== undefined && (
        <ScheduleForm
          of={form}
          close={() => setForm(undefined)}
          done={(made) => {
            setForm(undefined);
            void refresh();
            if (form === "once") void navigate(`/schedules/runs/${made.id}`);
          }}
        />
      )}
    </main>
  );
}

function SchedulesTable({ schedules, edit }: { readonly schedules: readonly Schedule[] | undefined; edit(schedule: Schedule): void }) {
  const t = useMessages(scheduleTexts);
  const { language } = useLanguage();
  return (
    <div className="panel table-frame">
      <Table className="table schedules-table" aria-label={t.schedules}>
        <TableHeader>
          <Column isRowHeader>{t.name}</Column>
          <Column className="c-when">{t.when}</Column>
          <Column className="c-next">{t.next}</Column>
          <Column>{t.sources}</Column>
          <Column className="c-unit">{t.unit}</Column>
          <Column className="c-last">{t.last}</Column>
          <Column className="c-do">{t.more}</Column>
        </TableHeader>
        <TableBody
          items={schedules ?? []}
          dependencies={[language]}
          renderEmptyState={() => (schedules ? <p className="empty">{t.none}</p> : <p className="empty waiting-rows" />)}
        >
          {(schedule) => (
            <Row id={schedule.id} textValue={schedule.name}>
              <Cell>
                <b>{schedule.name}</b>
              </Cell>
              <Cell>
                <span title={schedule.cron}>{cronWords(schedule.cron, language)}</span>
              </Cell>
              <Cell className="n">{schedule.nextAt ? timeShown(schedule.nextAt) : <span className="st open-none">{t.paused}</span>}</Cell>
              <Cell>
                <span title={schedule.sources.join("\n")}>
                  {schedule.sources[0]}
                  {schedule.sources.length > 1 && <span className="m"> {t.moreSources(counted(schedule.sources.length))}</span>}
                </span>
              </Cell>
              <Cell>{schedule.unit || <span className="m">—</span>}</Cell>
              <Cell>
                {schedule.lastRun ? (
                  <Link href={`/schedules/runs/${schedule.lastRun.id}`} className="run-link">
                    <RunState state={schedule.lastRun.state} /> <span className="n m s">{timeShown(schedule.lastRun.startedAt)}</span>
                  </Link>
                ) : (
                  <span className="m">{t.never}</span>
                )}
              </Cell>
              <Cell>
                <ScheduleActions schedule={schedule} edit={() => edit(schedule)} />
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function ScheduleActions({ schedule, edit }: { readonly schedule: Schedule; edit(): void }) {
  const t = useMessages(scheduleTexts);
  const w = useMessages(words);
  const refresh = useRefresh();
  const [isRemoving, setRemoving] = useState(false);
  const path = { path: { id: schedule.id } };
  const act = useMutation({
    mutationFn: async (what: "run" | "toggle" | "remove"): Promise<void> => {
      if (what === "run") await answerOf(api.POST("/api/schedules/{id}/run", { params: path }));
      else if (what === "remove") await answerOf(api.DELETE("/api/schedules/{id}", { params: path }));
      else await answerOf(api.PATCH("/api/schedules/{id}", { params: path, body: { enabled: !schedule.enabled } }));
    },
    onSettled: refresh,
  });
  return (
    <span className="row-actions">
      <Button size="small" onPress={() => act.mutate("run")} isDisabled={act.isPending}>
        {t.runNow}
      </Button>
      <MenuButton
        size="small"
        look="quiet"
        aria-label={`${schedule.name} ${t.more}`}
        label={t.more}
        entries={[
          { id: "edit", label: t.edit },
          { id: "toggle", label: schedule.enabled ? t.pause : t.resume },
          { id: "remove", label: t.remove },
        ]}
        onAction={(id) => {
          if (id === "edit") edit();
          else if (id === "remove") setRemoving(true);
          else act.mutate("toggle");
        }}
      />
      {isRemoving && (
        <Dialog title={t.removeTitle} isOpen close={() => setRemoving(false)}>
          <p>{t.removeText(schedule.name)}</p>
          {act.error && <Notice error={act.error} />}
          <div className="actions">
            <Button onPress={() => setRemoving(false)}>{w.cancel}</Button>
            <Button look="primary" onPress={() => act.mutate("remove", { onSuccess: () => setRemoving(false) })}>
              {t.remove}
            </Button>
          </div>
        </Dialog>
      )}
    </span>
  );
}

function RunsTable({ runs }: { readonly runs: readonly Run[] | undefined }) {
  const t = useMessages(scheduleTexts);
  const span = useSpan();
  return (
    <div className="panel table-frame">
      <Table className="table runs-table" aria-label={t.runs}>
        <TableHeader>
          <Column isRowHeader>{t.run}</Column>
          <Column className="c-last">{t.state}</Column>
          <Column className="c-next">{t.started}</Column>
          <Column className="c-next">{t.took}</Column>
          <Column className="c-unit">{t.by}</Column>
        </TableHeader>
        <TableBody
          items={runs ?? []}
          dependencies={[span]}
          renderEmptyState={() => (runs ? <p className="empty">{t.noRuns}</p> : <p className="empty waiting-rows" />)}
        >
          {(run) => (
            <Row id={run.id} href={`/schedules/runs/${run.id}`} textValue={run.name}>
              <Cell>
                <b>{run.name}</b>
              </Cell>
              <Cell>
                <RunState state={run.state} />
              </Cell>
              <Cell className="n">{timeShown(run.startedAt)}</Cell>
              <Cell className="n">{run.endedAt ? span(Date.parse(run.endedAt) - Date.parse(run.startedAt)) : ""}</Cell>
              <Cell>{shortName(run.startedBy)}</Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}
