import type { Job, JobQueue } from "./queue.ts";

/** Builds a lost queue again from what the archive says is still to be done. What the queue knows already stays as it is. */
export async function reconcile(queue: JobQueue, pending: AsyncIterable<Job>): Promise<{ added: number; known: number; refused: number }> {
  const sum = { added: 0, known: 0, refused: 0 };
  for await (const job of pending) {
    const answer = await queue.add(job);
    sum[answer === "full" ? "refused" : answer]++;
  }
  return sum;
}
