import type { Language } from "../../i18n/messages.ts";

const DAYS = { zh: ["日", "一", "二", "三", "四", "五", "六"], en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] } as const;

/** A pattern of five fields in words: 每周一、周四 02:30. What words would only obscure stays a pattern. */
export function cronWords(cron: string, language: Language): string {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron.trim().split(/\s+/u);
  const time = timeWords(minute, hour, language);
  const days = dayWords(day, month, weekday, language);
  return time === undefined || days === undefined ? cron : `${days} ${time}`.trim();
}

function timeWords(minute: string, hour: string, language: Language): string | undefined {
  const isZh = language === "zh";
  const step = /^\*\/(\d+)$/u;
  if (hour === "*") {
    if (minute === "*") return isZh ? "每分钟" : "every minute";
    const every = step.exec(minute)?.[1];
    if (every !== undefined) return isZh ? `每 ${every} 分钟` : `every ${every} minutes`;
    return /^\d+$/u.test(minute) ? (isZh ? `每小时第 ${minute} 分` : `at minute ${minute} of every hour`) : undefined;
  }
  const every = step.exec(hour)?.[1];
  if (every !== undefined && /^\d+$/u.test(minute))
    return isZh ? `每 ${every} 小时，第 ${minute} 分` : `every ${every} hours at minute ${minute}`;
  if (!/^\d+$/u.test(minute) || !/^\d+(?:,\d+)*$/u.test(hour)) return undefined;
  return hour
    .split(",")
    .map((one) => `${one.padStart(2, "0")}:${minute.padStart(2, "0")}`)
    .join(isZh ? "、" : ", ");
}

function dayWords(day: string, month: string, weekday: string, language: Language): string | undefined {
  const isZh = language === "zh";
  const months = month === "*" ? "" : numbersOf(month, 1, 12);
  if (months === undefined) return undefined;
  const inMonths = months === "" ? "" : isZh ? `${months.join("、")} 月` : ` of month ${months.join(", ")}`;
  if (weekday !== "*") {
    const days = numbersOf(weekday.replaceAll("7", "0"), 0, 6);
    if (days === undefined || day !== "*") return undefined;
    const names =
      days.join() === "1,2,3,4,5" ? (isZh ? "周一至周五" : "Mon–Fri") : days.map((one) => nameOf(one, language)).join(isZh ? "、" : ", ");
    return isZh ? `${inMonths}每${names}` : `${names}${inMonths}`;
  }
  if (day === "*") return isZh ? `${inMonths}每天` : `every day${inMonths}`;
  const days = numbersOf(day, 1, 31);
  if (days === undefined) return undefined;
  return isZh
    ? `${inMonths === "" ? "每月" : inMonths} ${days.join("、")} 日`
    : `${inMonths === "" ? "every month" : inMonths.trim()} on day ${days.join(", ")}`;
}

function nameOf(day: number, language: Language): string {
  const name = DAYS[language][day] ?? "";
  return language === "zh" ? `周${name}` : name;
}

/** 1-5 or 1,3,5 as numbers; nothing for steps and names. */
function numbersOf(field: string, least: number, most: number): number[] | undefined {
  const numbers: number[] = [];
  for (const part of field.split(",")) {
    const [, from = "", to = from] = /^(\d+)(?:-(\d+))?$/u.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === "" || first < least || last > most || last < first) return undefined;
    for (let one = first; one <= last; one += 1) numbers.push(one);
  }
  return numbers.toSorted((one, other) => one - other);
}

/** What the form offers: most schedules are one of these. */
export type Rhythm = "daily" | "workdays" | "weekly" | "monthly" | "own";

export function cronOf(rhythm: Exclude<Rhythm, "own">, time: string, day: number): string {
  const [hour = "0", minute = "0"] = time.split(":");
  const at = `${Number(minute)} ${Number(hour)}`;
  return { daily: `${at} * * *`, workdays: `${at} * * 1-5`, weekly: `${at} * * ${day}`, monthly: `${at} ${day} * *` }[rhythm];
}

/** The form's fields of a pattern; its own pattern where it is none of them. */
export function rhythmOf(cron: string): { readonly rhythm: Rhythm; readonly time: string; readonly day: number } {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron.trim().split(/\s+/u);
  const isTime = /^\d+$/u.test(minute) && /^\d+$/u.test(hour) && month === "*";
  const time = isTime ? `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` : "02:30";
  if (isTime && day === "*" && weekday === "*") return { rhythm: "daily", time, day: 1 };
  if (isTime && day === "*" && weekday === "1-5") return { rhythm: "workdays", time, day: 1 };
  if (isTime && day === "*" && /^[0-6]$/u.test(weekday)) return { rhythm: "weekly", time, day: Number(weekday) };
  if (isTime && weekday === "*" && /^\d+$/u.test(day)) return { rhythm: "monthly", time, day: Number(day) };
  return { rhythm: "own", time, day: 1 };
}
