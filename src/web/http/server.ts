import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { errorCode, Fault } from "../../domain/core/fault.ts";
import type { Route } from "../../domain/operations/http.ts";
import type { Events } from "../../domain/store/store.ts";
import { createAccessControl } from "./access-control.ts";
import { type DispatchDeps, dispatch } from "./dispatch.ts";
import { loginRoutes } from "./login.ts";
import { readRequest, writeReply } from "./node-http.ts";

export interface HttpServerDeps {
  /** A name or address of this machine; other machines reach it unless it is a loopback one. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Demanded of all but the open routes; null: of nobody, and only requests by this machine's own names are answered. */
  readonly token: string | null;
  readonly routes: readonly Route[];
  readonly events: Events;
}

export interface HttpServer {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** Takes no more requests, waits a moment for those under way, and closes every connection. */
  close(): Promise<void>;
}

/** Larger than what browsers send; bytes. */
const MAX_HEADER_BYTES = 16 * 1024;
/** More than a scraper, a probe and a few people need. */
const MAX_CONNECTIONS = 200;
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 5_000;
/** A page over a large library takes a second or two. */
const ROUTE_TIMEOUT_MS = 20_000;
/** What is under way when the program ends may take this long. */
const SHUTDOWN_GRACE_MS = 1_000;

/** Throws Fault "config" when the host or port can't be had. */
export async function createHttpServer(deps: HttpServerDeps): Promise<HttpServer> {
  const { host, port, token, routes, events } = deps;
  const access = createAccessControl(token);
  const builtIn = loginRoutes(access);
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    connectionsCheckingInterval: IDLE_TIMEOUT_MS,
  });
  server.maxConnections = MAX_CONNECTIONS;
  // Looked through at each request: what is opened later may add to them.
  const all = () => [...builtIn, ...routes];
  const dispatchDeps: DispatchDeps = { routes: all, access, events, timeoutMs: ROUTE_TIMEOUT_MS };
  server.on("request", (incoming, response) => void handleRequest(incoming, response, dispatchDeps));
  await listen(server, host, port);
  server.on("error", (error) => events.emit("error", "http.error", { error }));
  return { url: `http://${urlHost(host)}:${portOf(server)}`, close: () => close(server) };
}

async function handleRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  deps: DispatchDeps,
): Promise<void> {
  try {
    const read = await readRequest(incoming);
    const reply = "errorReply" in read ? read.errorReply : await dispatch(read.request, deps);
    writeReply(response, incoming.method, reply);
  } catch (error) {
    // Whoever asked has gone, or a reply can't be written.
    deps.events.emit("debug", "http.broken-off", { error });
    response.destroy();
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    throw new Fault("config", listenProblem(error, host, port), { cause: error });
  } finally {
    server.off("error", reject);
  }
}

function listenProblem(error: unknown, host: string, port: number): string {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return `HTTP_PORT ${port} is taken by another program. Choose another, for example 8081, or 0 for any free one.`;
    case "EACCES":
      return `HTTP_PORT ${port} needs rights this user lacks. Choose one above 1023, for example 8080.`;
    default:
      return `HTTP_HOST ${host} is no address of this machine (${errorCode(error)}). Example: 127.0.0.1`;
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => server.closeAllConnections(), SHUTDOWN_GRACE_MS);
  await closed;
  clearTimeout(timer);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

/** What can be asked for: "all of this machine's addresses" is none itself. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
