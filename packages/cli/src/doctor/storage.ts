import { existsSync } from "node:fs";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { dataFolderOf, type Settings } from "@gouji/runtime";
import { inspectDatabase, inspectQueue, type ServiceSetup } from "@gouji/service";
import { type Finding, look, type Said, same } from "./finding.ts";

const GIGABYTE = 1024 ** 3;
/** A bulk audit of a county's reports with their copies, and room for the database to work. */
const LEAST_FREE = GIGABYTE;
const OLDEST_POSTGRES = 13;
/** BullMQ's own advice. */
const OLDEST_REDIS: readonly [number, number] = [6, 2];

/** Where a service keeps documents, findings and work that waits. */
export function lookAtStorage(settings: Settings, setup: ServiceSetup): Promise<Finding>[] {
  const folders = setup.filesFolder === undefined ? [] : [folderRights(dataFolderOf(settings)), diskSpace(dataFolderOf(settings))];
  return [...folders, database(setup), queue(setup)];
}

function folderRights(folder: string): Promise<Finding> {
  const mend = {
    zh: "换一个可写的文件夹（GOUJI_DATA_FOLDER），或授予写入权限",
    en: "choose a folder that can be written to (GOUJI_DATA_FOLDER), or grant the right",
  };
  return look({ id: "folder", name: { zh: "数据文件夹", en: "data folder" }, needed: true }, mend, async () => {
    // Rights say too little (read-only disks, quotas of a share): what counts is whether something can be made there.
    const probe = await mkdtemp(join(existing(folder), ".gouji-doctor-"));
    await rm(probe, { recursive: true });
    return { state: "ok", found: same(folder) };
  });
}

function diskSpace(folder: string): Promise<Finding> {
  const mend = { zh: "清理磁盘，或换到空间较大的磁盘（GOUJI_DATA_FOLDER）", en: "make room, or choose another disk (GOUJI_DATA_FOLDER)" };
  return look({ id: "disk", name: { zh: "磁盘空间", en: "disk space" }, needed: true }, mend, async () => {
    const { bavail, bsize } = await statfs(existing(folder));
    const free = bavail * bsize;
    const text = (free / GIGABYTE).toFixed(1);
    const found = { zh: `剩余 ${text} GB`, en: `${text} GB free` };
    return free < LEAST_FREE ? { state: "broken", found, mend } : { state: "ok", found };
  });
}

/** The folder, or the nearest one above it that is there. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function database(setup: ServiceSetup): Promise<Finding> {
  const { location } = setup;
  const isPostgres = location.engine === "postgres";
  const name = isPostgres ? "PostgreSQL" : "SQLite";
  const place = isPostgres ? withoutPassword(location.url) : location.path;
  const mend = isPostgres
    ? {
        zh: `检查 GOUJI_DATABASE_URL（${place}）、服务是否启动、账户和库名`,
        en: `check GOUJI_DATABASE_URL (${place}), the server, login and name`,
      }
    : {
        zh: `检查 ${place} 是否可写、是否损坏；备份可用 gouji restore 恢复`,
        en: `check that ${place} can be written and is whole; gouji restore puts a backup back`,
      };
  return look({ id: "database", name: { zh: `数据库 ${name}`, en: `database ${name}` }, needed: true }, mend, async () => {
    const seen = await inspectDatabase(setup);
    if (!seen) return { state: "ok", found: { zh: `首次启动时建立（${place}）`, en: `made at the first start (${place})` } };
    const { version, applied, pending, newer, mayMigrate } = seen;
    const found = {
      zh: `${version}，已更新 ${applied.length} 步，待更新 ${pending.length} 步`,
      en: `${version}, ${applied.length} migrations done, ${pending.length} to come`,
    };
    const fault = databaseFault({ isPostgres, version, newer, lacksRight: pending.length > 0 && !mayMigrate });
    return fault ? { state: "broken", found, mend: fault } : { state: "ok", found };
  });
}

function databaseFault(seen: {
  readonly isPostgres: boolean;
  readonly version: string;
  readonly newer: readonly string[];
  readonly lacksRight: boolean;
}): Said | undefined {
  if (seen.newer.length > 0)
    return { zh: "数据库由更新的版本建立：请更新本程序", en: "a newer version made this database: update the program" };
  if (seen.isPostgres && Number.parseInt(seen.version, 10) < OLDEST_POSTGRES)
    return { zh: `需要 PostgreSQL ${OLDEST_POSTGRES} 或更高版本`, en: `PostgreSQL ${OLDEST_POSTGRES} or newer is needed` };
  if (seen.lacksRight)
    return {
      zh: "该账户不能建表：grant create on schema public to 账户",
      en: "this login may not make tables: grant create on schema public",
    };
  return undefined;
}

function queue(setup: ServiceSetup): Promise<Finding> {
  const place = setup.redis === undefined ? "" : withoutPassword(setup.redis.url);
  const mend = {
    zh: `检查 GOUJI_REDIS_URL（${place}）和 Redis 是否启动`,
    en: `check GOUJI_REDIS_URL (${place}) and that Redis is running`,
  };
  return look({ id: "queue", name: { zh: "任务队列", en: "queue" }, needed: true }, mend, async () => {
    const seen = await inspectQueue(setup);
    if (!seen) return { state: "ok", found: { zh: "内置，在数据库中", en: "built in, in the database" } };
    const found = same(`Redis ${seen.version}, ${seen.policy ?? "?"}`);
    const [major = 0, minor = 0] = seen.version.split(".").map(Number);
    if (major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1])) {
      const oldest = OLDEST_REDIS.join(".");
      return { state: "broken", found, mend: { zh: `需要 Redis ${oldest} 或更高版本`, en: `Redis ${oldest} or newer is needed` } };
    }
    if (seen.policy === undefined || seen.policy === "noeviction") return { state: "ok", found };
    return {
      ...{ state: "broken", found },
      mend: {
        zh: "内存满时会丢弃等待的任务：在 redis.conf 中设 maxmemory-policy noeviction",
        en: "when memory is full it drops work that waits: set maxmemory-policy noeviction in redis.conf",
      },
    };
  });
}

/** What is shown here is sent around. */
function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/u, "$1:***@");
}
