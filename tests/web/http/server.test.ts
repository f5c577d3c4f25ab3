import { createServer } from "node:net";
import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { Fault } from "../../../src/domain/core/fault.ts";
import { createHttpServer } from "../../../src/web/http/server.ts";
import { echo, raw, serve, statusOf } from "./test-server.ts";

test("a route answers GET, HEAD and, if enabled, POST, with headers that forbid scripts, frames and foreign files", async () => {
  await using server = await serve([echo]);
  const got = await fetch(`${server.url}/echo/hi?q=a%20b`);
  expect(await got.text()).toBe("GET hi a b ");
  expect(Object.fromEntries(got.headers)).toMatchObject({
    "content-security-policy":
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  const head = await fetch(`${server.url}/echo/hi`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "13", ""]);
  const posted = await fetch(`${server.url}/echo/hi?q=1`, { method: "POST", body: "é" });
  expect(await posted.text()).toBe("POST hi 1 é");
});

test("missing, disallowed and malformed requests get the right status codes", async () => {
  const nothing = { path: /^\/nothing$/, handle: async () => null };
  await using server = await serve([echo, nothing]);
  const status = async (path: string, init: RequestInit = {}) =>
    (await fetch(`${server.url}${path}`, init)).status;
  expect(await status("/")).toBe(404);
  expect(await status("/nothing")).toBe(404);
  expect(await status("/login")).toBe(404);
  expect(await status("/nothing", { method: "POST" })).toBe(405);
  expect(await status("/echo/hi", { method: "DELETE" })).toBe(405);
  expect(await status("/echo/hi", { method: "POST", body: "x".repeat(70_000) })).toBe(413);
  const host = `Host: 127.0.0.1:${server.port}`;
  const endless = `POST /echo/hi HTTP/1.1\r\n${host}\r\nContent-Length: 9999999\r\n\r\n${"x".repeat(70_000)}`;
  expect(await raw(server.port, endless)).toMatch(/^HTTP\/1\.1 413/);
  expect(await statusOf(server.port, `GET http://elsewhere/echo/hi HTTP/1.1\r\n${host}`)).toBe(400);
  expect(await statusOf(server.port, `GET /echo/hi HTTP/1.1\r\n${host}\r\nX: ${"x".repeat(20_000)}`)).toBe(
    431,
  );
  expect(await raw(server.port, "nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400/);
});

test("a route that throws replies 500 without details, and the error is logged", async () => {
  const error = new Error("at /home/ann");
  const broken = { path: /^\/broken$/, handle: () => Promise.reject(error) };
  await using server = await serve([broken]);
  const got = await fetch(`${server.url}/broken`);
  expect([got.status, await got.text()]).toEqual([500, "Internal error; see the log.\n"]);
  expect(server.log).toContainEqual({ name: "http.failed", fields: { route: "^\\/broken$", error } });
});

test("rejects requests for a foreign host name (DNS rebinding)", async () => {
  await using server = await serve([echo]);
  const ask = (host: string) => statusOf(server.port, `GET /echo/hi HTTP/1.1\r\nHost: ${host}`);
  for (const own of [`127.0.0.1:${server.port}`, "localhost:1", "LOCALHOST", "[::1]:8080"])
    expect(await ask(own), own).toBe(200);
  for (const foreign of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127evil", ""])
    expect(await ask(foreign), foreign).toBe(421);
});

test("rejects forms sent from pages of other sites", async () => {
  await using server = await serve([echo]);
  const own = `127.0.0.1:${server.port}`;
  const post = (headers: string) =>
    statusOf(
      server.port,
      `POST /echo/hi HTTP/1.1\r\nHost: ${own}\r\nContent-Length: 0${headers.replace(/^(?=.)/, "\r\n")}`,
    );
  for (const ours of ["", `Origin: http://${own}`, "Sec-Fetch-Site: same-origin\r\nOrigin: null"])
    expect(await post(ours), ours).toBe(200);
  for (const foreign of ["Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"])
    expect(await post(foreign), foreign).toBe(403);
});

test("close() waits briefly for running requests, and idle connections do not delay it", async () => {
  const received = Promise.withResolvers<void>();
  const slow = {
    path: /^\/slow$/,
    async handle() {
      received.resolve();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { status: 200, type: "text/plain", body: "done" };
    },
  };
  const server = await serve([slow]);
  const openRequest = raw(server.port, "GET /slow HTTP/1.1\r\n").catch(() => "cut");
  const answer = fetch(`${server.url}/slow`);
  await received.promise;
  const start = performance.now();
  await server.close();
  expect(performance.now() - start).toBeLessThan(4_000);
  expect(await (await answer).text()).toBe("done");
  await openRequest;
  await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
});

test("a port in use and a foreign host address fail with advice", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  const open = (address: { host: string; port: number }) =>
    createHttpServer({
      ...address,
      token: null,
      routes: [],
      events: { emit: () => undefined },
      texts: textsFor("en"),
    });
  const taken = open({ host: "127.0.0.1", port });
  await expect(taken).rejects.toThrow(Fault);
  await expect(taken).rejects.toThrow(`HTTP_PORT ${port} is in use by another program. Choose another port`);
  await expect(open({ host: "192.0.2.1", port: 0 })).rejects.toThrow(
    /^HTTP_HOST 192\.0\.2\.1 is not an address/,
  );
  other.close();
});
