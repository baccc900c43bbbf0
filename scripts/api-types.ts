// `pnpm api:types`: the types of the HTTP interface as the screen calls it, from the description that the server gives of itself.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openApp, type ServerParts } from "@gouji/server";

export const API_TYPES = fileURLToPath(new URL("../packages/web/src/api/schema.d.ts", import.meta.url));
const HEAD = "// Written by `pnpm api:types` from /api/openapi.json; a test fails when it is out of date. Not edited by hand.\n";

/** The file as it should be. */
export async function apiTypes(): Promise<string> {
  // Describing needs no store: routes only answer from them.
  const parts = { service: {}, accounts: {}, access: "desk", hosts: ["localhost"], version: "0" } as unknown as ServerParts;
  const app = openApp(parts, (fault) => {
    throw new Error(fault);
  });
  const description = await (await app.request("http://localhost/api/openapi.json", { headers: { host: "localhost" } })).json();
  // It stands with the screen, beside the TypeScript that it writes with.
  const writer = new URL("../packages/web/node_modules/openapi-typescript/dist/index.mjs", import.meta.url);
  const { default: openapiTypes, astToString } = await import(writer.href);
  return `${HEAD}${astToString(await openapiTypes(description))}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(API_TYPES, await apiTypes());
