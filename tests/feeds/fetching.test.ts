// Fetching from a server that misbehaves: each answer is either taken, or ends with a sentence about what is wrong.
import { createServer } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/async/system-clock.ts";
import type { FeedTroubleCode } from "../../src/domain/feeds/feed-trouble.ts";
import { createFetchUrl, type FetchOutcome } from "../../src/feeds/fetching/fetch-url.ts";
import { systemResolve } from "../../src/feeds/fetching/guarded-connect.ts";
import { type Answer, body, type FeedServer, rss, startFeedServer, status } from "./feed-server.ts";

const FEED = rss([{ id: "1", title: "Ferry aground", text: "The ferry ran aground." }]);
const TIMEOUT_MS = 1_500;
let server: FeedServer;

beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.close());

const fetch = createFetchUrl({
  resolve: systemResolve,
  allowPrivate: true,
  userAgent: "Dateline/0 (feed reader)",
  monotonicMs: systemClock.monotonicMs,
  timeoutMs: TIMEOUT_MS,
});

const get = (path: string, more = {}): Promise<FetchOutcome> =>
  fetch({ url: path.startsWith("http") ? path : `${server.origin}${path}`, accept: "*/*", ...more });

async function troubleOf(answer: Answer): Promise<FeedTroubleCode | "fetched" | "not-modified"> {
  server.answer("/odd", answer);
  const outcome = await get("/odd");
  return outcome.kind === "failed" ? outcome.trouble.code : outcome.kind;
}

const redirect = (code: number, location: string): Answer => status(code, { location });
const bomb = Buffer.alloc(40_000_000, "<a/>");

test.each<[string, FeedTroubleCode | "fetched" | "not-modified", Answer]>([
  ["204", "fetched", status(204, {}, "")],
  ["300 without an address", "status", status(300)],
  ["302 without an address", "status", status(302)],
  ["304 unasked", "not-modified", status(304, {}, "")],
  ["400", "status", status(400)],
  ["401", "needs-login", status(401, { "www-authenticate": "Basic" })],
  ["402", "status", status(402)],
  ["403", "blocked", status(403)],
  ["404", "not-found", status(404)],
  ["405", "status", status(405)],
  ["406", "status", status(406)],
  ["410", "gone", status(410)],
  ["418", "status", status(418)],
  ["429", "busy", status(429, { "retry-after": "60" })],
  ["451", "blocked", status(451)],
  ["500", "status", status(500)],
  ["502", "status", status(502)],
  ["503", "busy", status(503)],
  ["504", "status", status(504)],
  ["520", "status", status(520)],
  ["an endless failure", "status", (_request, response) => void response.writeHead(500).write(bomb)],
  ["no answer", "too-slow", () => undefined],
  ["headers and no body", "too-slow", (_request, response) => void response.writeHead(200).flushHeaders()],
  [
    "a byte at a time",
    "too-slow",
    (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("."), 100);
      response.on("close", () => clearInterval(timer));
    },
  ],
  ["a reset connection", "cut-off", (request) => request.socket.resetAndDestroy()],
  ["a closed connection", "cut-off", (request) => request.socket.destroy()],
  [
    "a body shorter than it says",
    "cut-off",
    (_request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("<rss>", () => response.destroy());
    },
  ],
  [
    "a chunked body that breaks off",
    "cut-off",
    (_request, response) => {
      response.writeHead(200);
      response.write("<rss>", () => response.destroy());
    },
  ],
  ["20 MB", "too-large", body(Buffer.alloc(20_000_000, "x"))],
  [
    "an endless stream",
    "too-large",
    (_request, response) => {
      const chunk = Buffer.alloc(65_536, "x");
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    },
  ],
  ["a gzip bomb", "too-large", body(gzipSync(bomb), { "content-encoding": "gzip" })],
  ["a brotli bomb", "too-large", body(brotliCompressSync(bomb), { "content-encoding": "br" })],
  ["a deflate bomb", "too-large", body(deflateSync(bomb), { "content-encoding": "deflate" })],
  ["a zstd bomb", "too-large", body(zstdCompressSync(bomb), { "content-encoding": "zstd" })],
  ["a bomb that does not say so", "too-large", body(gzipSync(bomb))],
  ["a bomb in a bomb", "too-large", body(gzipSync(gzipSync(bomb)), { "content-encoding": "gzip, gzip" })],
  [
    "ten packings",
    "too-large",
    body(FEED, { "content-encoding": Array.from({ length: 10 }, () => "gzip").join(",") }),
  ],
  ["gzip", "fetched", body(gzipSync(FEED), { "content-encoding": "gzip" })],
  ["brotli", "fetched", body(brotliCompressSync(FEED), { "content-encoding": "br" })],
  ["deflate", "fetched", body(deflateSync(FEED), { "content-encoding": "deflate" })],
  ["raw deflate", "fetched", body(deflateRawSync(FEED), { "content-encoding": "deflate" })],
  ["gzip that does not say so", "fetched", body(gzipSync(FEED))],
  ["text that says it is gzip", "fetched", body(FEED, { "content-encoding": "gzip" })],
  ["text that says it is brotli", "fetched", body(FEED, { "content-encoding": "br" })],
  ["an unknown packing", "fetched", body(FEED, { "content-encoding": "snow" })],
  ["cut gzip", "cut-off", body(gzipSync(FEED).subarray(0, 60), { "content-encoding": "gzip" })],
  ["a redirect to itself", "too-many-redirects", redirect(301, "/odd")],
  ["a redirect to a file", "bad-address", redirect(302, "file:///etc/passwd")],
  ["a redirect to data", "bad-address", redirect(302, "data:text/xml,<rss/>")],
  ["a redirect to ftp", "bad-address", redirect(302, "ftp://127.0.0.1/feed")],
  ["a redirect to nowhere", "bad-address", redirect(302, "http://")],
  ["a redirect to a host that does not exist", "no-such-host", redirect(302, "http://nothing.invalid/")],
  ["a redirect to a closed port", "unreachable", redirect(302, "http://127.0.0.1:1/")],
  ["a wrong type", "fetched", body(FEED, { "content-type": "image/png" })],
  ["no type", "fetched", body(FEED, { "content-type": "" })],
  ["huge headers", "failed", status(200, { "x-long": "x".repeat(40_000) })],
  ["an empty body", "fetched", body("")],
])("%s: %s", { timeout: 20_000 }, async (_name, expected, answer) => {
  expect(await troubleOf(answer)).toBe(expected);
});

test.each([
  ["no HTTP at all", "SSH-2.0-OpenSSH_9.6\r\n", "failed"],
  ["an HTTP/0.9 body", "<rss></rss>", "failed"],
  ["a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc", "failed"],
  ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", "cut-off"],
  ["a broken chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", "failed"],
])("%s is no answer", async (_name, raw, expected) => {
  const plain = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(raw));
  });
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
  const { port } = plain.address() as { port: number };
  const outcome = await get(`http://127.0.0.1:${port}/`);
  plain.close();
  expect(outcome.kind === "failed" && outcome.trouble.code).toBe(expected);
});

test("a server that speaks no TLS", async () => {
  const outcome = await get(server.origin.replace("http:", "https:"));
  expect(outcome.kind === "failed" && outcome.trouble.code).toBe("tls");
});

test("permanent redirects before the first temporary one say where a feed has moved", async () => {
  server.answer("/old", redirect(301, "/newer"));
  server.answer("/newer", redirect(308, "/newest"));
  server.answer("/newest", redirect(302, "/today"));
  server.answer("/today", body(FEED));
  const outcome = await get("/old");
  expect(outcome).toMatchObject({ kind: "fetched", permanentUrl: `${server.origin}/newest` });
});

test("user name and password go to the address's own origin only", async () => {
  const other = await startFeedServer();
  other.answer("/elsewhere", body(FEED));
  server.answer("/private", redirect(302, `${other.origin}/elsewhere`));
  await get("/private", { login: "ann:secret" });
  await other.close();
  expect(server.requests.at(-1)?.headers.authorization).toBe("Basic YW5uOnNlY3JldA==");
  expect(other.requests[0]?.headers.authorization).toBeUndefined();
});

test("validators go only to the address that they are from", async () => {
  server.answer("/moved", redirect(302, "/here"));
  server.answer("/here", body(FEED));
  const validators = { url: `${server.origin}/moved`, headers: { "if-none-match": '"1"' } };
  await get("/moved", { validators });
  expect(server.requests.slice(-2).map(({ headers }) => headers["if-none-match"])).toEqual([
    '"1"',
    undefined,
  ]);
});

test("requests name us, and the time spent waiting for a turn does not count", async () => {
  server.answer("/feed", body(FEED));
  const ended: string[] = [];
  const turn = () =>
    new Promise<() => void>((resolve) =>
      setTimeout(() => resolve(() => void ended.push("turn")), TIMEOUT_MS + 200),
    );
  const outcome = await get("/feed", { turn });
  expect(outcome.kind).toBe("fetched");
  expect(ended).toEqual(["turn"]);
  expect(server.requests.at(-1)?.headers["user-agent"]).toMatch(/^Dateline/);
});
