import type { IncomingMessage, ServerResponse } from "node:http";
import { errorCode } from "../../../src/domain/fault.ts";
import { ApiError, httpError } from "./api-error.ts";
import type { Cdn } from "./attachments.ts";
import type { Faults, Misfortune, Replacement } from "./faults.ts";
import { type RateLimits, tooMany } from "./rate-limits.ts";
import { type RequestBody, readBody } from "./request-body.ts";
import type { RequestLog } from "./request-log.ts";
import type { Answer, Match, Router } from "./router.ts";

export interface HttpParts {
  readonly route: Router;
  readonly cdn: Cdn;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly log: RequestLog;
  /** Whether an Authorization header is the bot's. */
  readonly isAuthorized: (header: string | undefined) => boolean;
}

const API = "/api/v10";

interface Outcome extends Answer {
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers one request of a client, from the CDN or the API. */
export function createHttpHandler(parts: HttpParts) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://stand-in");
    if (!pathname.startsWith(API)) return serveFile(parts.cdn, pathname, response);
    answer(parts, request, response, pathname.slice(API.length), searchParams).catch((error: unknown) => {
      // A client that went away before its request was read asked for nothing.
      if (errorCode(error) === "ECONNRESET") return void response.destroy();
      // A fault of the stand-in itself: shown, never swallowed.
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
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const { route, faults, log } = parts;
  const method = request.method ?? "GET";
  const match = route(method, path);
  const pattern = typeof match === "string" ? null : match.route.path;
  const misfortune = await afterDelay(faults.strike(method, path, pattern));
  // Read in any case: a client may not be done sending when it is refused.
  const content = await readBody(request).catch(asRefusal);
  const spared = misfortune === null || isAfter(misfortune);
  const outcome = spared ? carryOut(parts, request, match, query, content) : null;
  const shown = misfortune ? instead(misfortune) : outcome;
  log.add({
    method,
    path,
    route: pattern,
    body: content instanceof ApiError ? undefined : content.body,
    status: shown?.status ?? null,
    answer: shown?.body,
    injected: misfortune !== null,
  });
  if (shown === null) response.socket?.destroy();
  else write(response, shown);
}

async function afterDelay(misfortune: Misfortune | null): Promise<Replacement | null> {
  if (misfortune?.do !== "delay") return misfortune;
  await new Promise((resolve) => setTimeout(resolve, misfortune.ms));
  return null;
}

/** The API's refusals are answers; anything else is a fault of the stand-in. */
function asRefusal(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}

/** Checks who asks and how often, then does it. */
function carryOut(
  { limits, isAuthorized }: HttpParts,
  request: IncomingMessage,
  match: ReturnType<Router>,
  query: URLSearchParams,
  content: RequestBody | ApiError,
): Outcome {
  let headers: Outcome["headers"] = {};
  try {
    const { params, route } = allowed(match, request, isAuthorized);
    const verdict = limits(request.method ?? "GET", { params, route });
    headers = verdict.headers;
    if (verdict.refused) return { status: 429, body: verdict.refused, headers };
    if (content instanceof ApiError) throw content;
    return { ...route.handle({ params, query, ...content }), headers };
  } catch (error) {
    const { status, body } = asRefusal(error);
    return { status, body, headers };
  }
}

function allowed(
  match: ReturnType<Router>,
  { headers }: IncomingMessage,
  isAuthorized: HttpParts["isAuthorized"],
): Match {
  if (match === "unknown") throw httpError(404);
  if (match === "method") throw httpError(405);
  // A token in the path stands for itself.
  if (!("token" in match.params) && !isAuthorized(headers.authorization)) throw httpError(401);
  return match;
}

function isAfter(misfortune: Replacement): boolean {
  return "after" in misfortune && misfortune.after === true;
}

/** What the client sees instead of the answer; null for a cut connection. */
function instead(misfortune: Replacement): Outcome | null {
  switch (misfortune.do) {
    case "drop":
      return null;
    case "status": {
      const { status, body = { message: `${status}: injected`, code: 0 } } = misfortune;
      return { status, body, headers: {} };
    }
    case "rate-limit": {
      const { headers, refused } = tooMany(misfortune.retryAfterS, misfortune.scope ?? "user");
      return { status: 429, body: refused, headers };
    }
  }
}

function write(response: ServerResponse, { status, body, headers }: Outcome): void {
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
