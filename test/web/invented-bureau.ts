// A county bureau's season, handed in and decided over HTTP: several units and years, some weeks, three reviewers.
import { invent, mended } from "../../scripts/accuracy/invent.ts";
import { print } from "../../scripts/accuracy/print.ts";
import type { Caller, OpenServer } from "../server/open-server.ts";
import { settled } from "../service/ways.ts";

/** Unit, how many reports it hands in, and how many in four of these give themselves full marks. */
const UNITS = [
  ["云溪县教育局", 7, 0],
  ["云溪县农业农村局", 6, 1],
  ["云溪县卫生健康委员会", 6, 1],
  ["云溪县民政局", 5, 2],
  ["云溪县交通运输局", 5, 0],
  ["云溪县水利局", 4, 0],
  ["云溪县文化旅游体育局", 4, 1],
  ["云溪县人力资源和社会保障局", 3, 2],
  ["云溪县林业局", 3, 0],
  ["云溪县医疗保障局", 3, 4],
  ["云溪县残疾人联合会", 2, 3],
  ["云溪县市场监督管理局", 2, 0],
] as const;
const REVIEWERS = [
  { name: "li.yun", displayName: "李芸" },
  { name: "wang.min", displayName: "王敏" },
  { name: "zhang.jian", displayName: "张建" },
];
const WEEK_MS = 7 * 24 * 3_600_000;

export interface Bureau {
  readonly supervisor: Caller;
  readonly administrator: Caller;
  readonly submissions: readonly string[];
}

/** A clock that is set back for the weeks of the story; `openScreen` takes it as the service's. */
export function storyClock(): { readonly clock: () => number; weeksBefore(weeks: number): void } {
  let back = 0;
  return {
    clock: () => Date.now() - back,
    weeksBefore(weeks) {
      back = weeks * WEEK_MS;
    },
  };
}

/** `times`: how many reports for each that a unit has in the table above. */
export async function inventBureau(
  { enter, service }: OpenServer,
  { weeksBefore }: Pick<ReturnType<typeof storyClock>, "weeksBefore">,
  times = 1,
): Promise<Bureau> {
  const administrator = await enter({ name: "admin", displayName: "周航", role: "administrator", units: [] });
  const supervisor = await enter({ name: "zhao.lei", displayName: "赵蕾", role: "supervisor", units: [] });
  const reviewers: Caller[] = [];
  for (const reviewer of REVIEWERS) reviewers.push(await enter({ ...reviewer, role: "reviewer", units: [] }));

  const fullMarksSeed = seedsOfFullMarks();
  const submissions: string[] = [];
  const handIn = async (unit: string, year: string, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
    // Each project is handed in by itself: files of one submission are held against each other.
    for (const { name, bytes } of files) {
      const { body } = await supervisor("POST", "/submissions", { unit, year });
      submissions.push(body.id);
      await supervisor("POST", `/submissions/${body.id}/files?name=${encodeURIComponent(name)}`, bytes);
    }
  };
  const file = (seed: number, write: typeof invent) => {
    const content = write(seed);
    const { bytes, fileName } = print(content, seed);
    return { name: `${content.title}.${fileName.split(".")[1]}`, bytes };
  };
  for (const [at, [unit, one, full]] of UNITS.entries()) {
    const count = one * times;
    weeksBefore(6 - Math.floor(at / 2));
    const seeds = Array.from({ length: count }, (_, of) => (of % 4 < full ? fullMarksSeed.next().value : 31_000 + at * 331 + of * 3));
    const early = seeds.slice(0, Math.floor(count / 3));
    if (early.length > 0)
      await handIn(
        unit,
        "2022",
        early.map((seed) => file(seed, invent)),
      );
    await handIn(
      unit,
      "2023",
      seeds.slice(early.length).map((seed) => file(seed, invent)),
    );
    await settled(service, 60_000);
    // A week later some of it is decided, and a unit has sent one report anew.
    weeksBefore(Math.max(0, 5 - Math.floor(at / 2)));
    await decide(reviewers, unit, at);
    const [first] = seeds.slice(early.length);
    if (at % 3 === 0 && first !== undefined) await handIn(unit, "2023", [file(first, mended)]);
    await settled(service, 60_000);
  }
  weeksBefore(0);
  const [unit] = UNITS[0];
  await handIn(unit, "2023", [{ name: "扫描件.docx", bytes: new TextEncoder().encode(`PK\u0003\u0004${"x".repeat(400)}`) }]);
  await settled(service, 60_000);
  return { supervisor, administrator, submissions };
}

/** Seeds whose reports have full marks everywhere. */
function* seedsOfFullMarks(): Generator<number, never> {
  for (let seed = 60_000; ; seed += 1) if (invent(seed).fault?.rules.includes("all-full-marks")) yield seed;
}

/** Most findings are confirmed, some are none; a few are given to colleagues and wait. */
async function decide(reviewers: readonly Caller[], unit: string, at: number): Promise<void> {
  const [first] = reviewers;
  if (!first) return;
  const { body } = await first("GET", `/findings?unit=${encodeURIComponent(unit)}&limit=100`);
  for (const [number, item] of (body.items as readonly { id: string; revision: number; ruleId: string }[]).entries()) {
    const reviewer = reviewers[(number + at) % reviewers.length] ?? first;
    const post = (decision: object, revision: number) => reviewer("POST", `/findings/${item.id}/decisions`, { revision, decision });
    const turn = (number * 7 + at * 3) % 10;
    const { name } = REVIEWERS[(number + at) % REVIEWERS.length] ?? { name: "" };
    if (turn < 5) await post({ kind: "confirm" }, item.revision);
    else if (turn === 5) await post({ kind: "falsePositive", reason: "rounding", note: "单位说明为取舍所致" }, item.revision);
    else if (turn < 8) await post({ kind: "assign", to: name }, item.revision);
  }
}
