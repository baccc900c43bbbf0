import { useLanguage } from "../i18n/language.tsx";

const WHOLE = new Intl.NumberFormat("en-US");

/** A count with separators. Counts of things are the only numbers that are computed here; figures of reports stay texts. */
export function counted(count: number): string {
  return WHOLE.format(count);
}

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}

/** 10-24 10:40; with the year where it is another one. */
export function timeShown(iso: string, now = Date.now()): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "";
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  return time.getFullYear() === new Date(now).getFullYear() ? `${day} ${clock}` : `${time.getFullYear()}-${day}`;
}

export function dayShown(iso: string): string {
  return timeShown(iso).slice(0, -6) || timeShown(iso);
}

/** A span of time in the reader's words: 约 11 分. */
export function useSpan(): (ms: number) => string {
  const { language } = useLanguage();
  return (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 90) return language === "zh" ? `${seconds} 秒` : `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return language === "zh" ? `${minutes} 分` : `${minutes} min`;
    const hours = Math.round(minutes / 6) / 10;
    return language === "zh" ? `${hours} 小时` : `${hours} h`;
  };
}

export function sizeShown(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
