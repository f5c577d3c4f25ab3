// A feed server on 127.0.0.1 that answers each path as it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface FeedServer {
  /** "http://127.0.0.1:port" */
  readonly origin: string;
  readonly port: number;
  /** The requests so far. */
  readonly requests: readonly IncomingMessage[];
  answer(path: string, answer: Answer): void;
  close(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, Answer>();
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.on("error", () => undefined);
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const answer = answers.get(path) ?? status(404);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    answer: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function status(code: number, headers: Record<string, string> = {}, body = "No."): Answer {
  return (_request, response) => response.writeHead(code, headers).end(body);
}

export function body(content: string | Uint8Array, headers: Record<string, string> = {}): Answer {
  return (_request, response) =>
    response.writeHead(200, { "content-type": "application/rss+xml", ...headers }).end(content);
}

export interface Item {
  readonly id?: string;
  readonly link?: string;
  readonly title?: string;
  readonly text?: string;
  /** ISO 8601. */
  readonly date?: string;
}

export function rss(items: readonly Item[], channel = "<title>Harbour Post</title>"): string {
  const element = (name: string, value: string | undefined) =>
    value === undefined ? "" : `<${name}>${value}</${name}>`;
  const entries = items.map(
    ({ id, link, title, text, date }) =>
      `<item>${element("title", title)}${element("link", link)}${
        id === undefined ? "" : `<guid isPermaLink="false">${id}</guid>`
      }${date === undefined ? "" : element("pubDate", new Date(date).toUTCString())}${element("description", text)}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel>${channel}${entries.join("\n")}</channel></rss>`;
}
