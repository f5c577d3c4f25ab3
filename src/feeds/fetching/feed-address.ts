import type { FeedTrouble } from "../../domain/feeds/feed-trouble.ts";
import { message } from "../../domain/texts/texts.ts";

/** A web address without user name, password and fragment; `login` is "user:password". */
export interface WebAddress {
  readonly url: string;
  readonly login: string | null;
}

const MAX_ADDRESS_CHARACTERS = 2_000;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** "example.org:8080/feed" has no scheme, though it looks like one. */
const HOST_AND_PORT = /^[\w.-]+:\d+(?:[/?#]|$)/;
/** "feed:https://..." and "feed://...", as browsers hand them to feed readers. */
const FEED_SCHEME = /^(?:feed|rss|itpc|pcast):(?:(?=https?:)|\/\/(?!https?:))/i;

/** An address as a person types it, or as a page or list names it relative to `base`. */
export function parseAddress(typed: string, base?: string): WebAddress | FeedTrouble {
  const url = URL.parse(schemed(typed.trim(), base), base);
  if (url === null || typed.trim() === "" || typed.length > MAX_ADDRESS_CHARACTERS) return badAddress("bad");
  if (url.protocol !== "http:" && url.protocol !== "https:") return badAddress("scheme");
  const login = url.username === "" && url.password === "" ? null : decodedLogin(url);
  url.username = "";
  url.password = "";
  url.hash = "";
  return { url: url.href, login };
}

function schemed(typed: string, base: string | undefined): string {
  const plain = typed.replace(FEED_SCHEME, (scheme) => (scheme.endsWith("//") ? "https://" : ""));
  if (base !== undefined || (HAS_SCHEME.test(plain) && !HOST_AND_PORT.test(plain))) return plain;
  return `https://${plain.replace(/^\/+/, "")}`;
}

function decodedLogin({ username, password }: URL): string | null {
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function badAddress(why: "bad" | "scheme"): FeedTrouble {
  return {
    code: "bad-address",
    message: why === "bad" ? message("reason.feed.bad-address") : message("reason.feed.scheme"),
  };
}

/** The port of a URL, also where it is the scheme's own. */
export function portOf({ port, protocol }: URL): number {
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}
