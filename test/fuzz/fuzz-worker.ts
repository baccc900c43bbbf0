// Runs in a worker thread: reads damaged files one after the other and says of each how it ended.
import { parentPort } from "node:worker_threads";
import { faultsOf } from "@gouji/document/testing";
import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit } from "@gouji/rules";
import { type SubjectName, variantOf } from "./subjects.ts";

export interface FuzzTask {
  readonly name: SubjectName;
  readonly from: number;
  readonly to: number;
}

export type FuzzMessage =
  | { readonly kind: "begin"; readonly seed: number; readonly cpuMs: number }
  | { readonly kind: "end"; readonly seed: number; readonly outcome: string; readonly fault?: string; readonly ms: number }
  | { readonly kind: "done" };

/** The whole line after the reader takes longer than the reader; of every so many documents it is tried. */
const AUDIT_EACH = 5;

const port = parentPort;
if (port === null) throw new Error("fuzz-worker.ts must run in a worker thread.");
const send = (message: FuzzMessage) => port.postMessage(message);

/** Time that the thread has worked: what it waited for others on a busy machine is none of the reader's. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

port.on("message", async ({ name, from, to }: FuzzTask) => {
  for (let seed = from; seed < to; seed += 1) {
    const started = cpuMs();
    send({ kind: "begin", seed, cpuMs: started });
    const bytes = variantOf(name, seed);
    const { outcome, fault } = await endOf(bytes, `odd.${name}`, seed);
    send({ kind: "end", seed, outcome, ...(fault === undefined ? {} : { fault }), ms: cpuMs() - started });
  }
  send({ kind: "done" });
});

async function endOf(bytes: Uint8Array, fileName: string, seed: number): Promise<{ readonly outcome: string; readonly fault?: string }> {
  try {
    const result = await extract(bytes, { fileName });
    if (!result.ok) {
      const { kind, message } = result.error;
      return kind === "internal" || message === "" ? { outcome: kind, fault: `${kind}: ${message}` } : { outcome: kind };
    }
    const [unsound] = faultsOf(result.value);
    if (unsound !== undefined) return { outcome: "document", fault: unsound };
    if (seed % AUDIT_EACH === 0) audit(parse(result.value, { fileName }));
    return { outcome: "document" };
  } catch (error) {
    return { outcome: "thrown", fault: error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error) };
  }
}
