import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { addressGuard } from "./public-addresses.ts";
import { publishedFiles } from "./published-files.ts";
import { openWebClient, WEB_DEFAULTS, type WebClient, type WebOptions } from "./web-client.ts";

const open: { server?: Server; client?: WebClient } = {};

afterEach(async () => {
  await open.client?.close();
  open.server?.closeAllConnections();
  await new Promise((resolve) => (open.server ? open.server.close(resolve) : resolve(undefined)));
});

/** A site on this machine, and a client that may visit it. */
async function site(answer: RequestListener, options: Partial<WebOptions> = {}) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = openWebClient({ ...WEB_DEFAULTS, waitMs: 0, allows: addressGuard(["127.0.0.1/32"]), ...options });
  Object.assign(open, { server, client });
  const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`); // a TCP server has one
  const fetch = (path: string) => client.fetch(new URL(path, base));
  return { seen, client, base, fetch };
}

/** Pages by path; what is missing answers 404. */
const pages =
  (content: Readonly<Record<string, string>>): RequestListener =>
  ({ url }, response) => {
    const page = content[url ?? ""];
    response.statusCode = page === undefined ? 404 : 200;
    response.end(page);
  };

const kindOf = async (answer: ReturnType<WebClient["fetch"]>) => {
  const result = await answer;
  return result.ok ? new TextDecoder().decode(result.value.bytes) : result.error.kind;
};

describe("an address", () => {
  test("is fetched, after its site's rules", async () => {
    const { fetch, seen } = await site(pages({ "/a": "报告" }));
    expect(await kindOf(fetch("/a"))).toBe("报告");
    expect(await kindOf(fetch("/b"))).toBe("server-refused");
    expect(seen).toEqual(["/robots.txt", "/a", "/b"]);
  });

  test("that robots.txt forbids is left alone", async () => {
    const { fetch, seen } = await site(pages({ "/robots.txt": "User-agent: *\nDisallow: /inner/", "/inner/a": "x", "/a": "y" }));
    expect(await kindOf(fetch("/inner/a"))).toBe("forbidden-by-robots");
    expect(await kindOf(fetch("/a"))).toBe("y");
    expect(seen).not.toContain("/inner/a");
  });

  test("is left alone where the server of robots.txt fails", async () => {
    const { fetch } = await site(({ url }, response) => {
      response.statusCode = url === "/robots.txt" ? 503 : 200;
      response.end("x");
    });
    expect(await kindOf(fetch("/a"))).toBe("forbidden-by-robots");
  });

  test("is followed over redirects, but not in circles and not into private networks", async () => {
    const { fetch } = await site(({ url }, response) => {
      const to: Record<string, string> = {
        "/a": "/b",
        "/b": "/c",
        "/round": "/round",
        "/inner": "http://10.0.0.1/",
        "/name": "http://localhost/",
        "/file": "file:///etc/passwd",
      };
      const target = to[url ?? ""];
      response.writeHead(target ? 302 : url === "/c" ? 200 : 404, target ? { location: target } : {});
      response.end("c");
    });
    expect(await kindOf(fetch("/a"))).toBe("c");
    expect(await kindOf(fetch("/round"))).toBe("too-many-redirects");
    expect(await kindOf(fetch("/inner"))).toBe("private-address");
    expect(await kindOf(fetch("/file"))).toBe("not-an-address");
  });

  test("whose name leads to a private address is refused when it is connected", async () => {
    const { client, base } = await site(pages({ "/a": "x" }), { allows: addressGuard() });
    expect(await kindOf(client.fetch(new URL("/a", `http://localhost:${base.port}`)))).toBe("private-address");
    expect(await kindOf(client.fetch(new URL("/a", base)))).toBe("private-address");
    expect(await kindOf(client.fetch(new URL("ftp://example.cn/a")))).toBe("not-an-address");
    expect(await kindOf(client.fetch(new URL("http://user:secret@example.cn/a")))).toBe("not-an-address");
  });

  test("that sends more than the limit is cut off, announced or not", async () => {
    const { fetch } = await site(
      ({ url }, response) => {
        if (url === "/announced") response.setHeader("content-length", 5000);
        response.write("x".repeat(url === "/robots.txt" ? 10 : 5000));
        response.end();
      },
      { maxBytes: 1000 },
    );
    expect(await kindOf(fetch("/announced"))).toBe("too-large");
    expect(await kindOf(fetch("/streamed"))).toBe("too-large");
  });

  test("that never answers ends in time", async () => {
    const { fetch } = await site(({ url }, response) => url === "/robots.txt" && response.end(), { timeoutMs: 300 });
    expect(await kindOf(fetch("/slow"))).toBe("timed-out");
  });

  test("waits its turn at its host", async () => {
    const times: number[] = [];
    const { fetch } = await site(
      (_request, response) => {
        times.push(performance.now());
        response.end("x");
      },
      { waitMs: 60 },
    );
    await Promise.all([fetch("/a"), fetch("/b"), fetch("/c")]);
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(gaps).toHaveLength(3);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(59);
  });
});

test("JSON is sent where it may be, and a refusal is told", async () => {
  const bodies: string[] = [];
  const { client, base } = await site((request, response) => {
    request.on("data", (piece: Buffer) => bodies.push(piece.toString()));
    request.on("end", () => {
      response.statusCode = request.url === "/hook" ? 204 : 500;
      response.end();
    });
  });
  expect(await client.post(new URL("/hook", base), { 疑点: 3 })).toEqual({ ok: true, value: { status: 204 } });
  expect(bodies).toEqual(['{"疑点":3}']);
  expect(await client.post(new URL("/other", base), {})).toEqual({ ok: false, error: { kind: "server-refused", detail: "HTTP 500" } });
  expect(await client.post(new URL("http://10.1.1.1/"), {})).toEqual({ ok: false, error: { kind: "private-address" } });
});

describe("published files", () => {
  const namesAt = async (content: Readonly<Record<string, string>>, path = "/") => {
    const { client, base, seen } = await site(pages(content));
    const names: string[] = [];
    for await (const item of publishedFiles(new URL(path, base), client))
      names.push(item.kind === "file" ? item.file.name : `${new URL(item.origin).pathname}: ${item.refusal.kind}`);
    return { names, seen };
  };
  const pdf = "%PDF-1.4 x";

  test("of a page are its attachments; one that is gone is a refusal", async () => {
    const html =
      '<html><body><p>公示</p><a href="a.pdf">附件1</a><a href="gone.pdf">附件2</a><a href="/other.html">绩效评价</a></body></html>';
    expect((await namesAt({ "/p.html": html, "/a.pdf": pdf }, "/p.html")).names).toEqual(["a.pdf", "/gone.pdf: server-refused"]);
  });

  test("of an index page are those of the pages it lists, one level deep", async () => {
    const index =
      '<html><body><a href="/1.html">林业局绩效自评报告</a><a href="/2.html">水利局绩效自评报告</a><a href="/3.html">放假通知</a></body></html>';
    const first = '<html><body><a href="/1.docx">附件</a><a href="/4.html">绩效评价</a></body></html>';
    const second = '<html><body><h1>绩效自评报告</h1><a href="/5.html">更多绩效评价</a></body></html>';
    const { names, seen } = await namesAt({ "/": index, "/1.html": first, "/2.html": second, "/1.docx": "PK" });
    expect(names).toEqual(["1.docx", "2.html"]);
    expect(seen).not.toContain("/4.html");
    expect(seen).not.toContain("/5.html");
  });

  test("of a page without attachments and lists is the page, of a file the file", async () => {
    expect((await namesAt({ "/r.html": "<html><body><h1>自评报告</h1></body></html>" }, "/r.html")).names).toEqual(["r.html"]);
    expect((await namesAt({ "/r.pdf": pdf }, "/r.pdf")).names).toEqual(["r.pdf"]);
  });
});
