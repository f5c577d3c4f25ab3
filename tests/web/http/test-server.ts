import { connect } from "node:net";
import { textsFor } from "../../../src/catalogues/texts.ts";
import type { Events } from "../../../src/domain/operations/events.ts";
import type { Route } from "../../../src/domain/operations/http.ts";
import { createHttpServer, type HttpServer } from "../../../src/web/http/server.ts";

export interface TestServer extends HttpServer, AsyncDisposable {
  readonly port: number;
  readonly log: readonly { readonly name: string; readonly fields: Readonly<Record<string, unknown>> }[];
}

export const echo: Route = {
  path: /^\/echo\/(\w+)$/,
  acceptsPost: true,
  handle: async ({ method, query, body }, [, word]) => ({
    status: 200,
    type: "text/plain; charset=utf-8",
    body: `${method} ${word} ${query.get("q")} ${body}`,
  }),
};

/** A server on a free port that is closed with the test. */
export async function serve(
  routes: readonly Route[],
  token: string | null = null,
  language = "en",
): Promise<TestServer> {
  const log: { name: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const events: Events = { emit: (_level, name, payload) => void log.push({ name, fields: { ...payload } }) };
  const server = await createHttpServer({
    host: "127.0.0.1",
    port: 0,
    token,
    routes,
    events,
    texts: textsFor(language),
  });
  return {
    ...server,
    log,
    port: Number(new URL(server.url).port),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Sends raw bytes; returns everything received until the connection closes. */
export function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

/** The status of a request with headers that fetch would not send. */
export async function statusOf(port: number, head: string): Promise<number> {
  const received = await raw(port, `${head}\r\nConnection: close\r\n\r\n`);
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1]);
}
