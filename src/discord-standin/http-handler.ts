import type { IncomingMessage, ServerResponse } from "node:http";
import { errorCode } from "../domain/core/fault.ts";
import { ApiError, httpError } from "./http/api-error.ts";
import type { Faults, InjectedFault, ReplacedResponse } from "./http/faults.ts";
import { type RateLimits, tooManyRequests } from "./http/rate-limits.ts";
import { type RequestBody, readBody } from "./http/request-body.ts";
import type { RequestLog } from "./http/request-log.ts";
import type { Match, RouteResponse, Router } from "./http/router.ts";
import type { Cdn } from "./messages/attachments.ts";

export interface HttpDeps {
  readonly route: Router;
  readonly cdn: Cdn;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly log: RequestLog;
  /** Whether an Authorization header is valid for the bot. */
  readonly isAuthorized: (header: string | undefined) => boolean;
  /** Called after each API request: any of them may have changed the world or the log. */
  readonly changed: () => void;
}

const API = "/api/v10";

interface HttpResponse extends RouteResponse {
  readonly headers: Readonly<Record<string, string>>;
}

/** Handles a client's HTTP requests: CDN files and the API. */
export function createHttpHandler(deps: HttpDeps) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://stand-in");
    if (!pathname.startsWith(API)) return serveFile(deps.cdn, pathname, response);
    answer(deps, request, response, pathname.slice(API.length), searchParams).catch((error: unknown) => {
      // The client disconnected before its request was read: nothing to answer.
      if (errorCode(error) === "ECONNRESET") return void response.destroy();
      // A bug in the stand-in itself: report it.
      process.emitWarning(error instanceof Error ? error : String(error));
      response.destroy();
    });
  };
}

function serveFile(cdn: Cdn, path: string, response: ServerResponse): void {
  const file = cdn.find(path);
  if (!file) return void response.writeHead(404).end();
  response.writeHead(200, { "content-type": file.contentType, "content-length": file.bytes.length });
  response.end(file.bytes);
}

async function answer(
  deps: HttpDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const { route, faults, log } = deps;
  const method = request.method ?? "GET";
  const match = route(method, path);
  const pattern = typeof match === "string" ? null : match.route.path;
  const fault = await afterDelay(faults.take(method, path, pattern));
  // Always read the body: a client may still be sending when it is refused.
  const requestBody = await readBody(request).catch(asApiError);
  const isHandled = fault === null || isAfterHandling(fault);
  const outcome = isHandled ? handleRequest(deps, request, match, query, requestBody) : null;
  const sent = fault ? replacementResponse(fault) : outcome;
  log.add({
    method,
    path,
    route: pattern,
    body: requestBody instanceof ApiError ? undefined : requestBody.body,
    status: sent?.status ?? null,
    answer: sent?.body,
    injected: fault !== null,
  });
  deps.changed();
  if (sent === null) response.socket?.destroy();
  else write(response, sent);
}

async function afterDelay(fault: InjectedFault | null): Promise<ReplacedResponse | null> {
  if (fault?.do !== "delay") return fault;
  await new Promise((resolve) => setTimeout(resolve, fault.ms));
  return null;
}

/** API errors are valid answers; anything else is a bug in the stand-in. */
function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}

/** Checks authorization and rate limits, then handles the request. */
function handleRequest(
  { limits, isAuthorized }: HttpDeps,
  request: IncomingMessage,
  match: ReturnType<Router>,
  query: URLSearchParams,
  requestBody: RequestBody | ApiError,
): HttpResponse {
  let headers: HttpResponse["headers"] = {};
  try {
    const { params, route } = checkAuthorized(match, request, isAuthorized);
    const decision = limits(request.method ?? "GET", { params, route });
    headers = decision.headers;
    if (decision.refused) return { status: 429, body: decision.refused, headers };
    if (requestBody instanceof ApiError) throw requestBody;
    return { ...route.handle({ params, query, ...requestBody }), headers };
  } catch (error) {
    const { status, body } = asApiError(error);
    return { status, body, headers };
  }
}

function checkAuthorized(
  match: ReturnType<Router>,
  { headers }: IncomingMessage,
  isAuthorized: HttpDeps["isAuthorized"],
): Match {
  if (match === "unknown") throw httpError(404);
  if (match === "method") throw httpError(405);
  // A token in the path authorizes the request.
  if (!("token" in match.params) && !isAuthorized(headers.authorization)) throw httpError(401);
  return match;
}

function isAfterHandling(fault: ReplacedResponse): boolean {
  return "after" in fault && fault.after === true;
}

/** The response that replaces the real one; null for a dropped connection. */
function replacementResponse(fault: ReplacedResponse): HttpResponse | null {
  switch (fault.do) {
    case "drop":
      return null;
    case "status": {
      const { status, body = { message: `${status}: injected`, code: 0 } } = fault;
      return { status, body, headers: {} };
    }
    case "rate-limit": {
      const { headers, refused } = tooManyRequests(fault.retryAfterS, fault.scope ?? "user");
      return { status: 429, body: refused, headers };
    }
  }
}

function write(response: ServerResponse, { status, body, headers }: HttpResponse): void {
  if (response.destroyed) return;
  if (body === undefined) return void response.writeHead(status, headers).end();
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}
