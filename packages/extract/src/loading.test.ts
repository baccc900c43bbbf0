import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

// Formats load when the first file of their kind comes: a process that reads a text holds none of the libraries for the others.

const SCRIPT = `
  import { registerHooks } from "node:module";
  const loaded = new Set();
  registerHooks({ load: (url, context, next) => { loaded.add(url); return next(url, context); } });
  const { extract } = await import(${JSON.stringify(new URL("./index.ts", import.meta.url).href)});
  await extract(new TextEncoder().encode("预算100.00万元"), { fileName: "a.txt" });
  console.log(JSON.stringify([...loaded]));
`;

test("reading a text loads no reader of other formats", () => {
  const loaded: string[] = JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", SCRIPT], { encoding: "utf8" }));
  expect(loaded.some((url) => url.includes("text-extractor"))).toBe(true);
  expect(loaded.filter((url) => /xlsx\.mjs|pdfjs-dist|htmlparser2|onnxruntime|canvas/.test(url))).toEqual([]);
});
