import { padEnd } from "@gouji/reporters";

export interface ProgressBar {
  /** `done` of all files; `name` is the one that ended last. */
  show(done: number, name: string): void;
  clear(): void;
}

/** One line on standard error that is drawn over: count, rate, time that remains. Silent where nobody watches. */
export function progressBar(
  total: number,
  { enabled, tell, columns }: { readonly enabled: boolean; readonly tell: (text: string) => void; readonly columns: number },
): ProgressBar {
  if (!enabled || total < 2) return { show: () => undefined, clear: () => undefined };
  const started = performance.now();
  return {
    show(done, name) {
      const seconds = Math.max(0.001, (performance.now() - started) / 1000);
      const rate = done / seconds;
      const rest = done === 0 ? "" : ` 剩余 ${duration((total - done) / rate)}`;
      const filled = Math.round((done / total) * 20);
      const line = `${"█".repeat(filled)}${"░".repeat(20 - filled)} ${done}/${total}  ${rate.toFixed(1)} 份/秒${rest}  `;
      const room = Math.max(0, columns - 62);
      tell(`\r\u001b[2K${line}${padEnd([...name].slice(0, Math.floor(room / 2)).join(""), 0)}`);
    },
    clear: () => tell("\r\u001b[2K"),
  };
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}
