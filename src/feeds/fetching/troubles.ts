import { errorCode } from "../../domain/core/fault.ts";
import type { FeedTrouble } from "../../domain/feeds/feed-trouble.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { ForbiddenAddress } from "./guarded-connect.ts";
import { TooLarge } from "./read-body.ts";

const MEGABYTES = 15;

export const TROUBLE_CODES = {
  tooSlow: (ms: number): FeedTrouble => ({
    code: "too-slow",
    message: message("reason.feed.too-slow", { seconds: String(Math.ceil(ms / 1000)) }),
  }),
  tooManyRedirects: (max: number): FeedTrouble => ({
    code: "too-many-redirects",
    message: message("reason.feed.too-many-redirects", { max: String(max) }),
  }),
};

/** What a status means that is neither success nor redirect. */
export function statusTrouble(status: number): FeedTrouble {
  const of = (code: FeedTrouble["code"], text: Message): FeedTrouble => ({ code, message: text });
  switch (status) {
    case 401:
    case 407:
      return of("needs-login", message("reason.feed.needs-login"));
    case 403:
    case 451:
      return of("blocked", message("reason.feed.forbidden", { status: String(status) }));
    case 404:
      return of("not-found", message("reason.feed.not-found"));
    case 410:
      return of("gone", message("reason.feed.gone"));
    case 429:
    case 503:
      return of("busy", message("reason.feed.busy", { status: String(status) }));
    default:
      return of("status", message("reason.feed.status", { status: String(status) }));
  }
}

const NAME_ERRORS: readonly string[] = ["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_FAIL", "EAI_NONAME"];
const CUT_ERRORS: readonly string[] = [
  "UND_ERR_SOCKET",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "ECONNRESET",
  "EPIPE",
  "Z_BUF_ERROR",
  "ERR_STREAM_PREMATURE_CLOSE",
];
const TLS_ERROR = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_MISMATCH)/;

/** What an error of a fetch means; `url` is what was asked for. */
export function troubleOf(error: unknown, url: string): FeedTrouble {
  const host = URL.parse(url)?.hostname ?? url;
  const known = [error, ...causesOf(error)];
  if (known.some((each) => each instanceof ForbiddenAddress))
    return { code: "forbidden-address", message: message("reason.feed.forbidden-address", { host }) };
  if (known.some((each) => each instanceof TooLarge))
    return {
      code: "too-large",
      message: message("reason.feed.too-large", { megabytes: String(MEGABYTES) }),
    };
  const codes = known.map(errorCode).filter((code) => code !== null);
  const code = codes.find((each) => NAME_ERRORS.includes(each) || TLS_ERROR.test(each)) ?? codes[0] ?? "?";
  if (NAME_ERRORS.includes(code))
    return { code: "no-such-host", message: message("reason.feed.no-such-host", { host }) };
  if (TLS_ERROR.test(code))
    return { code: "tls", message: message("reason.feed.tls", { host, detail: code }) };
  if (CUT_ERRORS.includes(code)) return { code: "cut-off", message: message("reason.feed.cut-off") };
  if (code === "UND_ERR_HEADERS_OVERFLOW" || isProtocolError(error) || code.startsWith("Z_"))
    return { code: "failed", message: message("reason.feed.protocol", { detail: nameOf(error) }) };
  return { code: "unreachable", message: message("reason.feed.unreachable", { host, detail: code }) };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

/** What undici calls a response that is no HTTP. */
function isProtocolError(error: unknown): boolean {
  return nameOf(error) === "HTTPParserError";
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  let next: unknown = error;
  while (next instanceof Error && next.cause !== undefined && causes.length < 5) {
    next = next.cause;
    causes.push(next);
  }
  return error instanceof AggregateError ? [...causes, ...error.errors] : causes;
}
