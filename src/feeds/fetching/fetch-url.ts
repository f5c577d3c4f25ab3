import { Client, type Dispatcher } from "undici";
import type { FeedTrouble } from "../../domain/feeds/feed-trouble.ts";
import { message } from "../../domain/texts/texts.ts";
import { parseAddress, portOf } from "./feed-address.ts";
import { guardedConnector, type Resolve } from "./guarded-connect.ts";
import { readBody } from "./read-body.ts";
import { statusTrouble, TROUBLE_CODES, troubleOf } from "./troubles.ts";

/** One fetch: from the first connection to the last byte, redirects included. */
const TIMEOUT_MS = 15_000;
/** Unpacked. */
export const MAX_BODY_BYTES = 15_000_000;
const MAX_REDIRECTS = 5;
/** Of what comes with a failure: enough to tell a challenge from a plain error. */
const MAX_ERROR_BYTES = 256 * 1024;
const PERMANENT: readonly number[] = [301, 308];
const TEMPORARY: readonly number[] = [302, 303, 307];

export type Headers = Readonly<Record<string, string>>;

export interface FetchRequest {
  readonly url: string;
  readonly accept: string;
  /** "user:password"; only ever sent to the address's own origin. */
  readonly login?: string | null;
  /** Sent only to `validatedUrl`, which they are from. */
  readonly validators?: { readonly url: string; readonly headers: Headers };
  /** Asked before each request for its host's turn; the returned function ends it. */
  readonly turn?: (url: string) => Promise<() => void>;
}

/** `permanentUrl`: where permanent redirects led before the first temporary one; null if nowhere. */
export type FetchOutcome =
  | {
      readonly kind: "fetched";
      readonly url: string;
      readonly permanentUrl: string | null;
      readonly headers: Headers;
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: "not-modified";
      readonly url: string;
      readonly permanentUrl: string | null;
      readonly headers: Headers;
    }
  | {
      readonly kind: "failed";
      readonly trouble: FeedTrouble;
      /** Null if there was no response. */
      readonly status: number | null;
      readonly headers: Headers;
      /** The beginning of the response. */
      readonly bytes: Uint8Array;
    };

export interface FetchDeps {
  readonly resolve: Resolve;
  /** Lets connections lead to private addresses and to any port. */
  readonly allowPrivate: boolean;
  readonly userAgent: string;
  readonly monotonicMs: () => number;
  readonly timeoutMs?: number;
}

export type FetchUrl = (request: FetchRequest, signal?: AbortSignal) => Promise<FetchOutcome>;

/** Fetches addresses of the public web; never rejects. */
export function createFetchUrl(deps: FetchDeps): FetchUrl {
  const { timeoutMs = TIMEOUT_MS } = deps;
  const connect = guardedConnector({ ...deps, timeoutMs });
  return async (request, signal) => {
    const budget = createTimeBudget(timeoutMs, deps.monotonicMs);
    try {
      return await follow(request, { ...deps, connect, budget, signal });
    } catch (error) {
      return failed(budget.isSpent() ? TROUBLE_CODES.tooSlow(timeoutMs) : troubleOf(error, request.url));
    }
  };
}

interface Hop extends FetchDeps {
  readonly connect: ReturnType<typeof guardedConnector>;
  readonly budget: TimeBudget;
  readonly signal: AbortSignal | undefined;
}

/** The time of a fetch: waiting for a host's turn does not count. */
interface TimeBudget {
  /** A signal that aborts once the time is spent, and a function that stops the clock. */
  start(): { readonly signal: AbortSignal; readonly stop: () => void };
  isSpent(): boolean;
}

function createTimeBudget(ms: number, monotonicMs: () => number): TimeBudget {
  let leftMs = ms;
  return {
    start() {
      const from = monotonicMs();
      const spent = new AbortController();
      const timer = setTimeout(() => {
        leftMs = 0;
        spent.abort();
      }, leftMs);
      return {
        signal: spent.signal,
        stop() {
          clearTimeout(timer);
          leftMs = Math.max(0, leftMs - (monotonicMs() - from));
        },
      };
    },
    isSpent: () => leftMs <= 0,
  };
}

function failed(trouble: FeedTrouble): FetchOutcome {
  return { kind: "failed", trouble, status: null, headers: {}, bytes: new Uint8Array() };
}

async function follow(request: FetchRequest, hop: Hop): Promise<FetchOutcome> {
  let { url } = request;
  let permanentUrl: string | null = null;
  let isPermanent = true;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await requestOnce(url, request, hop);
    if ("trouble" in response) return failed(response.trouble);
    const { status, headers, bytes } = response;
    const { location } = headers;
    if (location === undefined || !(PERMANENT.includes(status) || TEMPORARY.includes(status)))
      return outcomeOf({ status, headers, bytes }, url, permanentUrl);
    const next = parseAddress(location, url);
    if ("code" in next) return failed(next);
    isPermanent &&= PERMANENT.includes(status);
    if (isPermanent) permanentUrl = next.url;
    url = next.url;
  }
  return failed(TROUBLE_CODES.tooManyRedirects(MAX_REDIRECTS));
}

interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

function outcomeOf(
  { status, headers, bytes }: Response,
  url: string,
  permanentUrl: string | null,
): FetchOutcome {
  if (status === 304) return { kind: "not-modified", url, permanentUrl, headers };
  if (status >= 200 && status < 300) return { kind: "fetched", url, permanentUrl, headers, bytes };
  return { kind: "failed", trouble: statusTrouble(status), status, headers, bytes };
}

async function requestOnce(
  url: string,
  request: FetchRequest,
  hop: Hop,
): Promise<Response | { readonly trouble: FeedTrouble }> {
  const address = new URL(url);
  if (!hop.allowPrivate && ![80, 443].includes(portOf(address)))
    return {
      trouble: {
        code: "forbidden-address",
        message: message("reason.feed.port", { port: String(portOf(address)) }),
      },
    };
  const endTurn = await request.turn?.(url);
  const clock = hop.budget.start();
  // One client per request: its feed is asked again in a quarter of an hour at the earliest.
  const client = new Client(address.origin, { connect: hop.connect, pipelining: 1, maxResponseSize: -1 });
  try {
    const response = await client.request({
      path: `${address.pathname}${address.search}`,
      method: "GET",
      headers: headersFor(url, request, hop),
      signal: hop.signal === undefined ? clock.signal : AbortSignal.any([clock.signal, hop.signal]),
      // A response that comes a byte at a time ends with the whole fetch.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return await responseOf(response);
  } finally {
    clock.stop();
    endTurn?.();
    void client.destroy();
  }
}

function headersFor(
  url: string,
  { accept, login, validators, url: first }: FetchRequest,
  { userAgent }: Hop,
) {
  const isOwn = new URL(url).origin === new URL(first).origin;
  return {
    "user-agent": userAgent,
    accept,
    "accept-encoding": "gzip, br, deflate",
    ...(validators?.url === url ? validators.headers : {}),
    ...(login != null && isOwn ? { authorization: `Basic ${Buffer.from(login).toString("base64")}` } : {}),
  };
}

async function responseOf({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Response> {
  const flat = flatHeaders(headers);
  const isRedirect = flat.location !== undefined && statusCode >= 300 && statusCode < 400;
  if (isRedirect || statusCode === 304) {
    body.on("error", () => undefined);
    body.destroy();
    return { status: statusCode, headers: flat, bytes: new Uint8Array() };
  }
  const isGood = statusCode >= 200 && statusCode < 300;
  const reading = readBody(body, flat["content-encoding"] ?? "", isGood ? MAX_BODY_BYTES : MAX_ERROR_BYTES);
  // The body of a failure only helps to say what is wrong.
  const bytes = isGood ? await reading : await reading.catch(() => new Uint8Array());
  return { status: statusCode, headers: flat, bytes };
}

/** Each header once, in lower case. */
function flatHeaders(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}
