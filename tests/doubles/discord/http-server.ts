import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, httpError } from "./api-error.ts";
import type { Cdn } from "./attachments.ts";
import type { Faults, Replacement } from "./faults.ts";
import { type RateLimits, tooMany } from "./rate-limits.ts";
import { readBody } from "./request-body.ts";
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
  { route, faults, limits, log, isAuthorized }: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const method = request.method ?? "GET";
  const match = route(method, path);
  const known = typeof match === "string" ? null : match;
  let misfortune = faults.strike(method, path, known?.route.path ?? null);
  if (misfortune?.do === "delay") {
    const { ms } = misfortune;
    await new Promise((resolve) => setTimeout(resolve, ms));
    misfortune = null;
  }
  let body: unknown;
  const finish = (outcome: Outcome | null) => {
    const logged = { method, path, route: known?.route.path ?? null, body, answer: outcome?.body };
    log.add({ ...logged, status: outcome?.status ?? null, injected: misfortune !== null });
    if (outcome === null) response.socket?.destroy();
    else write(response, outcome);
  };
  const read = readBody(request);
  // Read in any case: a client may not be done sending when it is refused.
  const [content] = await Promise.allSettled([read]);
  if (content.status === "fulfilled") body = content.value.body;
  if (misfortune && !isAfter(misfortune)) return finish(instead(misfortune));
  const outcome = await orError(async () => {
    const { params, route: found } = allowed(match, request, isAuthorized);
    const verdict = limits(method, { params, route: found });
    if (verdict.refused) return { status: 429, body: verdict.refused, headers: verdict.headers };
    const done = await orError(async () => ({
      ...found.handle({ params, query, ...(await read) }),
      headers: {},
    }));
    return { ...done, headers: verdict.headers };
  });
  finish(misfortune ? instead(misfortune) : outcome);
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

async function orError(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: error.body, headers: {} };
  }
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
