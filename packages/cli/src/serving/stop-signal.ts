/** Aborts when the process is asked to end. Asked a second time, it ends at once: the database knows what was under way. */
export function stopSignal(tell: (text: string) => void): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(130);
      tell("正在停止：处理中的文件完成后退出，再按一次立即退出。 / Stopping when the files at work are done; once more ends at once.\n");
      stop.abort(new Error(name));
    });
  }
  return stop.signal;
}
