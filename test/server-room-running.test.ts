// compose.yaml as it is, in containers: started, used over HTTP, disturbed, taken down, backed up and restored. Needs an engine with the images that the files name.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packTarball } from "../scripts/pack/pack-tarball.ts";
import { checkedInClone, DEMO } from "./pack/installed.ts";
import { bytesOf, inventedReport } from "./service/invented-reports.ts";

const PASSWORD = "山高水长，一二三四五";
const SERVICES = ["postgres", "redis", "schedule", "server", "worker"];
const DOCUMENTS = 100;
/** A dead worker's files are handed out again after GOUJI_LEASE_SECONDS. */
const PATIENCE_MS = 240_000;

/** Why it cannot be run here, or undefined. */
function missingEngine(): string | undefined {
  const can = (...args: string[]) => spawnSync("docker", args, { timeout: 30_000 }).status === 0;
  if (!can("info") || !can("compose", "version")) return "compose.yaml in containers: no engine with docker compose here";
  const named = [/image: (\S+:\S+)/g, /^FROM (\S+)/gm].flatMap((pattern, at) =>
    Array.from(readFileSync(["compose.yaml", "Dockerfile"][at] ?? "", "utf8").matchAll(pattern), ([, image = ""]) => image),
  );
  const absent = named.filter((image) => !can("image", "inspect", image));
  return absent.length === 0 ? undefined : `compose.yaml in containers: docker pull ${absent.join(" ")}`;
}

type Call = <Body>(method: string, path: string, body?: unknown) => Promise<Body>;
type Page<Item> = { readonly items: readonly Item[] };
interface Submission {
  readonly id: string;
  readonly unit: string;
  readonly state: string;
  readonly comparison: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<string, number>>;
}

/** @throws with what docker said. */
async function docker(args: readonly string[], input: string | Uint8Array = ""): Promise<Buffer> {
  const child = spawn("docker", args);
  child.stdin.end(input);
  const [stdout, stderr, [status]] = await Promise.all([buffer(child.stdout), text(child.stderr), once(child, "exit")]);
  if (status !== 0) throw new Error(`docker ${args.join(" ")} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

/** What compose.yaml starts, with names, image and port of its own. */
function openRoom(project: string, folder: string) {
  const files = ["-f", resolve("compose.yaml"), "-f", join(folder, "own.yaml"), "--env-file", join(folder, "own.env")];
  const compose = (args: readonly string[], input: string | Uint8Array = "") =>
    docker(["compose", "--project-name", project, "--project-directory", folder, ...files, ...args], input);
  return {
    compose,
    inside: async (service: string, script: string) => (await compose(["exec", "-T", service, "sh", "-c", script])).toString(),
    /** The published address as the administrator reaches it. */
    async enter(): Promise<Call> {
      const address = `http://${(await compose(["port", "server", "4680"])).toString().trim()}/api`;
      let cookie = "";
      const call = async (method: string, path: string, body?: unknown) => {
        const isRaw = body instanceof Uint8Array;
        const response = await fetch(address + path, {
          method,
          headers: { cookie, "content-type": isRaw ? "application/octet-stream" : "application/json" },
          ...(body === undefined ? {} : { body: isRaw ? new Uint8Array(body) : JSON.stringify(body) }),
        });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        cookie ||= response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
        return response.json();
      };
      await call("POST", "/session", { name: "admin", password: PASSWORD });
      return call as Call;
    },
  };
}

async function send(call: Call, unit: string, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<string> {
  const { id } = await call<Submission>("POST", "/submissions", { unit, year: "2023", lane: "bulk" });
  for (const { name, bytes } of files) await call("POST", `/submissions/${id}/files?name=${encodeURIComponent(name)}`, bytes);
  return id;
}

async function atRest(call: Call, id: string): Promise<Submission> {
  await expect
    .poll(async () => (await call<Submission>("GET", `/submissions/${id}`)).comparison, { timeout: PATIENCE_MS, interval: 1000 })
    .toBe("done");
  return call("GET", `/submissions/${id}`);
}

const missing = missingEngine();

describe.skipIf(missing !== undefined)(missing ?? "compose.yaml in containers", { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "gouji-room-"));
  const project = basename(folder).toLowerCase();
  const room = openRoom(project, folder);
  const other = openRoom(`${project}-restored`, folder);
  const addAdministrator = ["run", "--rm", "-T", "server", "accounts", "add", "admin", "--role", "administrator"];
  beforeAll(async () => {
    cpSync("Dockerfile", join(folder, "Dockerfile"));
    await packTarball(resolve("."), join(folder, "dist"));
    // The machine's own network for the build: a registry may be known to it alone.
    const own = (name: string) => `  ${name}: { image: ${project}, build: { network: host } }\n`;
    writeFileSync(join(folder, "own.yaml"), `services:\n${["server", "worker", "schedule"].map(own).join("")}`);
    writeFileSync(join(folder, "own.env"), "GOUJI_POSTGRES_PASSWORD=geheim1\nGOUJI_REDIS_PASSWORD=geheim2\nGOUJI_LISTEN=127.0.0.1:0\n");
    await room.compose(["build"]);
    await room.compose(addAdministrator, `${PASSWORD}\n`);
    await room.compose(["up", "--detach", "--wait"]);
  }, 900_000);
  afterAll(async () => {
    for (const { compose } of [room, other]) await compose(["down", "--volumes", "--timeout", "5"]);
    await docker(["image", "rm", project]);
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  test.each(SERVICES)("%s runs as nobody special and can change nothing of its image", async (service) => {
    const status = await room.inside(service, "cat /proc/1/status; touch /etc/x 2>/dev/null && echo written || echo read-only");
    expect(status).toMatch(/^Uid:\t[1-9]/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(status).toMatch(/^read-only$/m);
  });

  test("the doctor finds the program, the database, Redis and the server in order", async () => {
    expect(await room.inside("server", "gouji doctor --lang en")).toMatch(
      /^ok +database PostgreSQL[\s\S]*^ok +queue +Redis[\s\S]*^ok +port +.*running/m,
    );
  });

  test("reports sent to the published port get the findings that the clone finds", async () => {
    const call = await room.enter();
    const names = readdirSync(DEMO);
    await atRest(
      call,
      await send(
        call,
        "青禾县财政局",
        names.map((name) => ({ name, bytes: readFileSync(join(DEMO, name)) })),
      ),
    );
    const { items } = await call<Page<{ readonly id: string; readonly names: readonly string[] }>>("GET", "/documents?limit=100");
    type Checked = { readonly path: string; readonly findings: readonly { readonly id: string }[] };
    const idsOf = ({ path, findings }: Checked) => findings.map(({ id }) => `${basename(path)} ${id}`);
    const found = await Promise.all(items.map(({ id }) => call<Checked>("GET", `/documents/${id}/result`)));
    const expected = checkedInClone(resolve(".")) as { readonly documents: readonly Checked[] };
    expect(found.flatMap(idsOf).sort()).toEqual(expected.documents.flatMap(idsOf).sort());
    expect(items).toHaveLength(names.length);
  });

  test(`${DOCUMENTS} documents while workers are killed: nothing is lost, nothing stands twice`, async () => {
    const call = await room.enter();
    const files = Array.from({ length: DOCUMENTS }, (_, number) => ({
      name: `${number}.md`,
      bytes: bytesOf(inventedReport(number, { right: number % 2 === 0 })),
    }));
    await room.compose(["up", "--detach", "--wait", "--scale", "worker=3"]);
    const sent = send(call, "云溪县财政局", files);
    const killed = (async () => {
      for (const number of [1, 2, 3]) {
        await setTimeout(1000);
        await docker(["kill", "--signal", "KILL", `${project}-worker-${number}`]);
      }
    })();
    const [id] = await Promise.all([sent, killed]);
    await room.compose(["up", "--detach", "--wait"]);
    const { counts, findings } = await atRest(call, id);
    expect(counts).toMatchObject({ checked: DOCUMENTS, failed: 0 });
    expect(findings).toMatchObject({ error: DOCUMENTS / 2, total: DOCUMENTS / 2 });
  });

  test("everything is there after the containers are made anew, and in another room from a backup", async () => {
    const stateOf = async (call: Call) =>
      (await call<Page<Submission>>("GET", "/submissions?limit=100")).items.map(({ unit, state, counts, findings }) => ({
        unit,
        state,
        counts,
        findings,
      }));
    const before = await stateOf(await room.enter());
    expect(before.length).toBeGreaterThan(0);
    await room.compose(["down"]);
    await room.compose(["up", "--detach", "--wait"]);
    expect(await stateOf(await room.enter())).toEqual(before);

    const saved = await room.compose(["exec", "-T", "server", "gouji", "backup", "-"]);
    await other.compose(["run", "--rm", "-T", "server", "restore", "-"], saved);
    await other.compose(["up", "--detach", "--wait"]);
    expect(await stateOf(await other.enter())).toEqual(before);
  });
});
