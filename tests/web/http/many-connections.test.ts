import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import type { Route } from "../../../src/domain/operations/http.ts";
import { raw, serve } from "./test-server.ts";

const CONNECTIONS = 250;
const PROBES = 5;

const probe: Route = {
  path: /^\/healthz$/,
  isPublic: true,
  handle: async () => ({ status: 200, type: "text/plain", body: "ok" }),
};

const probeOnce = (port: number) =>
  raw(port, "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

async function openAll(port: number, begin: (socket: Socket) => void): Promise<Disposable> {
  const sockets = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = connect(port, "127.0.0.1");
      // The server may close it at any time.
      socket.on("error", () => undefined);
      await once(socket, "connect");
      begin(socket);
      return socket;
    }),
  );
  return {
    [Symbol.dispose]() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

test.each([
  { what: "that send nothing", sent: "" },
  { what: "in the middle of their headers", sent: "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " },
  {
    what: "in the middle of a form",
    sent: "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\ntoken=",
  },
  { what: "that stay open after a request", sent: "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" },
])("250 connections $what do not delay a probe", async ({ sent }) => {
  await using server = await serve([probe], "0123456789abcdef");
  using _ = await openAll(server.port, (socket) => socket.write(sent));
  for (let n = 0; n < PROBES; n += 1) {
    const began = performance.now();
    expect(await probeOnce(server.port)).toMatch(/^HTTP\/1\.1 200/);
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});

test("a request that is being answered is not cut off by connections that wait", async () => {
  const answer = Promise.withResolvers<void>();
  const slow: Route = {
    path: /^\/slow$/,
    isPublic: true,
    async handle() {
      await answer.promise;
      return { status: 200, type: "text/plain", body: "done" };
    },
  };
  await using server = await serve([probe, slow]);
  const slowReply = fetch(`${server.url}/slow`).then((reply) => reply.text());
  await new Promise((resolve) => setTimeout(resolve, 50));
  using _ = await openAll(server.port, (socket) => socket.write("GET /"));
  // The server accepts connections in order, so it has all of them by then.
  await probeOnce(server.port);
  answer.resolve();
  expect(await slowReply).toBe("done");
});
