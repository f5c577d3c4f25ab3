import type { Json } from "../world/types.ts";

/** A request and its response. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** The route pattern; null if no route matches. */
  readonly route: string | null;
  readonly body: unknown;
  /** null if the connection was dropped instead. */
  readonly status: number | null;
  readonly answer: unknown;
  /** Whether an injected fault answered, not the API itself. */
  readonly injected: boolean;
}

/** A request the API rejected: a bug in the client, unless a test provoked it. */
export interface Rejection extends LoggedRequest {
  readonly code: number;
  readonly message: string;
}

export interface RequestLog {
  readonly add: (request: LoggedRequest) => void;
  /** The latest requests, oldest first. */
  readonly recent: readonly LoggedRequest[];
  readonly rejections: readonly Rejection[];
  /** How often "METHOD /route/:part" was called. */
  readonly count: (route: string) => number;
  readonly total: () => number;
  /** Responses with 401, 403 or 429. Discord bans an address after 10,000 of them in ten minutes. */
  readonly invalid: () => number;
}

/** At least this many requests are kept; older ones are dropped so that memory stays bounded. */
const MAX_LOGGED = 1000;

export function createRequestLog(): RequestLog {
  const recent: LoggedRequest[] = [];
  const rejections: Rejection[] = [];
  const counts = new Map<string, number>();
  let total = 0;
  let invalid = 0;
  return {
    add(request) {
      total += 1;
      const name = `${request.method} ${request.route ?? "?"}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      recent.push(request);
      if (recent.length > 2 * MAX_LOGGED) recent.splice(0, MAX_LOGGED);
      const { status } = request;
      if (status === 401 || status === 403 || status === 429) invalid += 1;
      if (status === null || status < 400 || request.injected) return;
      const { code = 0, message = "" } = (request.answer ?? {}) as Json;
      rejections.push({ ...request, code: Number(code), message: String(message) });
      if (rejections.length > 2 * MAX_LOGGED) rejections.splice(0, MAX_LOGGED);
    },
    recent,
    rejections,
    count: (route) => counts.get(route) ?? 0,
    total: () => total,
    invalid: () => invalid,
  };
}
