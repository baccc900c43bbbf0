export { type CollectOptions, collect, isAddress } from "./collect.ts";
export type { Found, Incoming } from "./incoming.ts";
export { type FoundFiles, findFiles } from "./local/find-files.ts";
export { ZIP_DEFAULTS, type ZipLimits } from "./local/zip-members.ts";
export { REFUSAL_KINDS, REFUSAL_SENTENCES, type Refusal, type RefusalKind } from "./refusal.ts";
export { type AddressGuard, addressGuard } from "./web/public-addresses.ts";
export { openWebClient, WEB_DEFAULTS, type WebClient, type WebOptions } from "./web/web-client.ts";
