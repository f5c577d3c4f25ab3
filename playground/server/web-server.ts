import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pageFile } from "./page-files.ts";

/** Handlers of the page's server. The message of a thrown error is sent to the page. */
export interface RequestHandlers {
  /** GET /api/...; the result is sent as JSON. */
  readonly read: (path: string, query: URLSearchParams) => unknown;
  /** POST /api/... with a JSON body; the result is sent as JSON. */
  readonly write: (path: string, body: unknown) => Promise<unknown>;
  /** GET /api/events: streams events to the page. Returns the unsubscribe function. */
  readonly subscribe: (query: URLSearchParams, send: (event: unknown) => void) => () => void;
  readonly file: (path: string, query: URLSearchParams) => ServedFile;
}

export interface ServedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface WebServer extends AsyncDisposable {
  readonly url: string;
}

const HOST = "127.0.0.1";
/** Discord's 10 MB of files in base64, plus some room. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Only files of our own, nothing inline: no message content can run on the page. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};
/** Images are displayed; every other type is downloaded. */
const INLINE_TYPES = /^image\/(png|jpeg|gif|webp)$/;

export async function startWebServer(handlers: RequestHandlers, port: number): Promise<WebServer> {
  const server = createServer((request, response) => {
    handleRequest(handlers, request, response).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      if (response.headersSent) return void response.destroy();
      sendJson(response, 400, { outcome: "refused", reason });
    });
  });
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://${HOST}:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function handleRequest(
  handlers: RequestHandlers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname: path, searchParams } = new URL(request.url ?? "/", `http://${HOST}`);
  if (!isSameOrigin(request))
    return sendJson(response, 403, {
      outcome: "refused",
      reason: "requests from other sites are not allowed",
    });
  if (request.method === "POST")
    return sendJson(response, 200, await handlers.write(path, await readBody(request)));
  if (request.method !== "GET")
    return sendJson(response, 405, { outcome: "refused", reason: "only GET and POST are allowed" });
  if (path === "/api/events") return streamEvents(handlers, searchParams, response);
  if (path.startsWith("/api/")) return sendJson(response, 200, handlers.read(path, searchParams));
  if (path.startsWith("/files/")) return sendFile(response, handlers.file(path, searchParams));
  const file = await pageFile(path);
  if (file === null) return sendJson(response, 404, { outcome: "refused", reason: "not found" });
  response.writeHead(200, { ...HEADERS, "content-type": `${file.contentType}; charset=utf-8` });
  response.end(file.body);
}

/** Blocks requests that other sites make through the user's browser: checks the host, the origin and the content type. */
function isSameOrigin({ method, headers, socket }: IncomingMessage): boolean {
  const host = headers.host ?? "";
  const ownHosts = [`${HOST}:${socket.localPort}`, `localhost:${socket.localPort}`];
  if (!ownHosts.includes(host)) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return false;
  return method !== "POST" || headers["content-type"] === "application/json";
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("the files are larger than Discord accepts");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...HEADERS, "content-type": "application/json" }).end(JSON.stringify(body));
}

function streamEvents(
  { subscribe }: RequestHandlers,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const send = (event: unknown) => {
    if (!response.headersSent) response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  response.on("close", subscribe(query, send));
}

function sendFile(response: ServerResponse, { filename, contentType, bytes }: ServedFile): void {
  const inline = INLINE_TYPES.test(contentType);
  response.writeHead(200, {
    ...HEADERS,
    "content-type": inline ? contentType : "application/octet-stream",
    "content-disposition": `${inline ? "inline" : "attachment"}; filename="${filename}"`,
  });
  response.end(bytes);
}
