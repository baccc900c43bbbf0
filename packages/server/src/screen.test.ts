import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Problem } from "./problem.ts";
import { newRouter } from "./routing.ts";
import { serveScreen } from "./screen.ts";

const ROOT = mkdtempSync(join(tmpdir(), "gouji-screen-"));
const FOLDER = join(ROOT, "dist");
mkdirSync(join(FOLDER, "assets"), { recursive: true });
writeFileSync(join(ROOT, "secret.txt"), "secret");
writeFileSync(join(FOLDER, "index.html"), "front");
writeFileSync(join(FOLDER, "assets/app-1a2b.js"), "script");
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));

const app = newRouter();
app.onError((error) => (error instanceof Problem ? error.toResponse() : Response.json({}, { status: 500 })));
app.notFound(() => new Response("nothing", { status: 404 }));
app.use(serveScreen(FOLDER));

test.each([
  ["the front page", "/", 200, "front", "no-cache"],
  ["the address of one finding gets the front page", "/documents/ab/findings/cd", 200, "front", "no-cache"],
  ["a built file may be kept for ever", "/assets/app-1a2b.js", 200, "script", "public, max-age=31536000, immutable"],
])("%s", async (_name, path, status, body, caching) => {
  const response = await app.request(path);
  expect([response.status, await response.text(), response.headers.get("cache-control")]).toEqual([status, body, caching]);
});

test.each([
  ["a missing script is missing", "/assets/gone.js"],
  ["a path upwards leads nowhere", "/..%2Fsecret.txt"],
  ["nor one in disguise", "/assets/..%5c..%5csecret.txt"],
  ["nor the folder above", "/%2e%2e/secret.txt"],
  ["an unknown address of the interface is not a page", "/api/unknown"],
])("%s", async (_name, path) => {
  const response = await app.request(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toMatch(/secret$|front/u);
});

test("nothing can be sent to it", async () => {
  expect((await app.request("/", { method: "POST" })).status).toBe(404);
});
