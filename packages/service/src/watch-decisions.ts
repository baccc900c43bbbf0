import type { FindingStore } from "@gouji/review";
import type { Activity } from "@gouji/review/schema";
import { type Listening, listenWhile } from "./listen-while.ts";

/** Lines of the log get their numbers before their transaction ends, so that one with a smaller number may appear later. */
const OVERLAP = 200;

/** What reviewers do, whichever process took it down. */
export function watchDecisions(review: Pick<FindingStore, "activity" | "lastActivity">): Listening<Activity> {
  let first: Promise<number> | undefined;
  let last = 0;
  let told = new Set<number>();
  const ask = () => {
    const asked = review.lastActivity();
    // Asked again at the next turn.
    asked.catch(() => {
      if (first === asked) first = undefined;
    });
    return asked;
  };
  const look = async (tell: (activity: Activity) => void) => {
    first ??= ask();
    const begin = await first;
    const seen = new Set<number>();
    for (let from = Math.max(begin, last - OVERLAP); ; ) {
      const page = await review.activity(from);
      for (const activity of page) {
        if (!told.has(activity.number)) tell(activity);
        seen.add(activity.number);
      }
      const end = page.at(-1)?.number;
      if (end === undefined) break;
      from = end;
      last = Math.max(last, end);
    }
    told = seen;
  };
  return listenWhile(() => {
    last = 0;
    told = new Set();
    first = ask();
  }, look);
}
