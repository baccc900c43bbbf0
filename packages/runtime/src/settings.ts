import { z } from "zod";

/** What a value must be, in the two languages of a message. */
const NUMBER = { error: "应为正数 / a positive number is needed" };
const WHOLE = { error: "应为整数 / a whole number is needed" };
const COUNT = { error: "应为不小于 0 的整数 / a whole number from 0 on is needed" };
const number = (fallback: number, sentence: string) => z.coerce.number(NUMBER).positive(NUMBER).default(fallback).describe(sentence);
const whole = (fallback: number, sentence: string) =>
  z.coerce.number(NUMBER).int(WHOLE).positive(NUMBER).default(fallback).describe(sentence);

const count = (sentence: string) => z.coerce.number(COUNT).int(COUNT).nonnegative(COUNT).default(0).describe(sentence);

/** Every setting with its default and its sentence; the one place where they are listed. `gouji config show` and the environment's names come from here. */
export const Settings = z.strictObject({
  lang: z.enum(["zh", "en"]).default("zh").describe("输出语言 / language of the output"),
  format: z.enum(["text", "json", "sarif", "html", "csv", "xlsx"]).default("text").describe("check 的输出格式 / output format of check"),
  failOn: z
    .enum(["error", "warning", "never"])
    .default("error")
    .describe("达到此级别的疑点使退出码为 1 / severity from which the exit code is 1"),
  profile: z
    .string()
    .default("auto")
    .describe("规则参数方案，auto 为按报告种类选用 / profile of the rules; auto: that of the kind of report"),
  jobs: z.coerce
    .number(COUNT)
    .int(COUNT)
    .nonnegative(COUNT)
    .default(0)
    .describe("同时处理的文件数，0 为处理器核数 / files at a time, 0 for the number of cores"),
  maxMegabytes: number(100, "单个文件的最大体积（MB） / largest file"),
  maxPages: whole(2_000, "单个文件的最多页数 / most pages of a file"),
  maxCells: whole(500_000, "单个文件的最多单元格数 / most cells of a file"),
  maxUnpackedMegabytes: number(1_024, "压缩格式解压后的最大体积（MB） / largest unpacked size"),
  maxRatio: number(200, "最大压缩比 / highest ratio of compression"),
  maxDepth: whole(64, "最多嵌套层数 / deepest nesting"),
  timeoutSeconds: number(60, "单个文件的时限（秒） / time for a file"),
  timeoutSecondsPerPage: number(1, "每页另加的时限（秒） / more time for each page"),
  timeoutSecondsPerScan: number(60, "每个扫描页另加的时限（秒） / more time for each scanned page"),
  ocrFolder: z
    .string()
    .default("")
    .describe("文字识别组件的文件夹，空为 ~/.gouji/ocr / folder of the text recognition, ~/.gouji/ocr if empty"),
  memoryMegabytes: whole(1_024, "单个文件的内存上限（MB） / memory for a file"),
  dataFolder: z.string().default("").describe("服务的数据文件夹，空为 ~/.gouji/data / folder of a service's data, ~/.gouji/data if empty"),
  databaseUrl: z
    .string()
    .default("")
    .describe("PostgreSQL 地址，空为数据文件夹中的 SQLite / PostgreSQL, SQLite in the data folder if empty"),
  redisUrl: z.string().default("").describe("Redis 地址，空为内置队列 / Redis, the built-in queue if empty"),
  redisPrefix: z.string().default("gouji").describe("Redis 键的前缀 / before every key in Redis"),
  host: z.string().default("127.0.0.1").describe("serve 的监听地址 / address that serve listens at"),
  port: z.coerce.number(COUNT).int(COUNT).nonnegative(COUNT).max(65_535).default(4680).describe("serve 的端口 / port of serve"),
  publicHosts: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(",").filter((part) => part !== ""))])
    .default([])
    .describe("访问服务时使用的主机名，逗号分隔 / host names under which the server is called"),
  https: z.union([z.boolean(), z.stringbool()]).default(false).describe("前面有 https 代理 / a proxy in front speaks https"),
  ingestNetworks: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(",").filter((part) => part !== ""))])
    .default([])
    .describe("允许抓取的内部网段，例如 10.20.0.0/16 / private networks that may be fetched from"),
  dueDaysError: count("错误须在发现后多少天内处理完，0 为不限 / days until an error is due, 0 for none"),
  dueDaysWarning: count("警告须在发现后多少天内处理完，0 为不限 / days until a warning is due, 0 for none"),
  dueDaysInfo: count("提示须在发现后多少天内处理完，0 为不限 / days until a note is due, 0 for none"),
  sourceFolders: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(",").filter((part) => part !== ""))])
    .default([])
    .describe("有账户时，网页上的定期核查可读取的文件夹，逗号分隔 / with accounts, folders that audits made over HTTP may read"),
  ingestWaitSeconds: number(1, "对同一网站两次请求之间的间隔（秒） / pause between two requests to one site"),
  leaseSeconds: number(30, "工作进程失联多久后由其他进程接手（秒） / silence after which a worker's files are given to another"),
  reconcileSeconds: number(60, "核对队列与数据库的间隔（秒） / how often the queue is compared with the database"),
  monitorHost: z.string().default("127.0.0.1").describe("健康与指标接口的监听地址 / address of the health and metrics endpoint"),
  monitorPort: z.coerce
    .number(COUNT)
    .int(COUNT)
    .nonnegative(COUNT)
    .max(65_535)
    .default(0)
    .describe("健康与指标接口的端口，0 为不开启 / port of the health and metrics endpoint, 0 for none"),
});

export type Settings = z.infer<typeof Settings>;
export type SettingName = keyof Settings;

export const SETTING_NAMES = Object.keys(Settings.shape) as readonly SettingName[]; // the keys of the schema above

/** GOUJI_FAIL_ON for failOn. */
export function environmentName(name: SettingName): string {
  return `GOUJI_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
