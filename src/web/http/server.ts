import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { errorCode, Fault } from "../../domain/core/fault.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { Route } from "../../domain/operations/http.ts";
import { type Message, message, type Texts } from "../../domain/texts/texts.ts";
import { createAccessControl } from "./access-control.ts";
import { type DispatchDeps, dispatch } from "./dispatch.ts";
import { loginRoutes } from "./login.ts";
import { readRequest, writeReply } from "./node-http.ts";
import { limitWaiting, type WaitingConnections } from "./waiting-connections.ts";

export interface HttpServerDeps {
  /** A host name or address of this machine; unless it is a loopback one, other machines can connect. */
  readonly host: string;
  /** 0 selects any free port. */
  readonly port: number;
  /** Required by all routes that are not public; null: no token, and only requests to loopback names are answered. */
  readonly token: string | null;
  readonly routes: readonly Route[];
  readonly events: Events;
  /** The language of the login form and of errors. */
  readonly texts: Texts;
}

export interface HttpServer {
  /** The base URL, without a slash at the end. */
  readonly url: string;
  /** Stops accepting requests, waits up to SHUTDOWN_GRACE_MS for running ones, then closes all connections. */
  close(): Promise<void>;
}

/** Larger than what browsers send. */
const MAX_HEADER_BYTES = 16 * 1024;
/** More than a scraper, a probe and a few readers need. */
const MAX_CONNECTIONS = 200;
/** Fewer, so that there is room for those that are being answered. */
const MAX_WAITING_CONNECTIONS = 100;
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 5_000;
/** A page over a large library takes a second or two. */
const ROUTE_TIMEOUT_MS = 20_000;
/** How long running requests may take after shutdown has begun. */
const SHUTDOWN_GRACE_MS = 1_000;

/** Starts the server. Throws Fault "config" when it cannot listen on the host or port. */
export async function createHttpServer(deps: HttpServerDeps): Promise<HttpServer> {
  const { host, token, routes, events, texts } = deps;
  const access = createAccessControl(token);
  const builtIn = loginRoutes(access, texts);
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    connectionsCheckingInterval: IDLE_TIMEOUT_MS,
  });
  server.maxConnections = MAX_CONNECTIONS;
  // Read at each request, because routes are added while the program starts.
  const all = () => [...builtIn, ...routes];
  const dispatchDeps: DispatchDeps = { routes: all, access, events, texts, timeoutMs: ROUTE_TIMEOUT_MS };
  const connections = limitWaiting(server, MAX_WAITING_CONNECTIONS);
  server.on(
    "request",
    (incoming, response) => void handleRequest(incoming, response, { ...dispatchDeps, connections }),
  );
  await listen(server, deps);
  server.on("error", (error) => events.emit("error", "http.error", { error }));
  return { url: `http://${urlHost(host)}:${portOf(server)}`, close: () => close(server) };
}

async function handleRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  deps: DispatchDeps & { readonly connections: WaitingConnections },
): Promise<void> {
  const { connections } = deps;
  try {
    const read = await readRequest(incoming, deps.texts);
    connections.busy(incoming.socket);
    const reply = "errorReply" in read ? read.errorReply : await dispatch(read.request, deps);
    writeReply(response, incoming.method, reply);
    connections.waiting(incoming.socket);
  } catch (error) {
    // The client disconnected, or the reply could not be written.
    deps.events.emit("debug", "http.aborted", { error });
    response.destroy();
  }
}

async function listen(server: Server, deps: HttpServerDeps): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(deps.port, deps.host, resolve);
  try {
    await promise;
  } catch (error) {
    throw new Fault("config", listenProblem(error, deps), { cause: error });
  } finally {
    server.off("error", reject);
  }
}

function listenProblem(error: unknown, { host, port }: HttpServerDeps): Message {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return message("reason.http.port-in-use", { port: String(port) });
    case "EACCES":
      return message("reason.http.port-privileged", { port: String(port) });
    default:
      return message("reason.http.host-unusable", { host, code: String(errorCode(error)) });
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

/** The host for URLs; "all addresses" (0.0.0.0 and ::) cannot be used in one. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
