import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isLoopback } from "../../domain/loopback.ts";
import type { HttpRequest } from "./http.ts";

const COOKIE = "dateline";
const COOKIE_DAYS = 30;

/** Who may ask. Without a token everybody on this machine may, and only by this machine's own names. */
export interface Access {
  readonly tokenWanted: boolean;
  /** Whether the request is addressed to us: another site's name that points here (DNS rebinding) is not ours. */
  isAddressed(request: Asking): boolean;
  /** Whether a page of another site sends it. */
  isForeign(request: Asking): boolean;
  isAllowed(request: Asking): boolean;
  isToken(typed: string): boolean;
  /** Set-Cookie of who has typed the token, or, with `gone`, of who logs out. */
  cookie(request: Asking, gone?: "gone"): string;
}

type Asking = Pick<HttpRequest, "headers">;

export function createAccess(token: string | null): Access {
  // The cookie proves the token without holding it, and ends with it.
  const pass = token === null ? "" : createHmac("sha256", token).update("dateline pages").digest("base64url");
  return {
    tokenWanted: token !== null,
    isAddressed: ({ headers }) => token !== null || isLoopback(hostName(headers.host)),
    isForeign: ({ headers }) => isForeign(headers, token === null),
    isAllowed({ headers }) {
      if (token === null) return true;
      const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
      if (bearer !== undefined) return same(bearer, token);
      return cookiesNamed(COOKIE, headers.cookie).some((value) => same(value, pass));
    },
    isToken: (typed) => token !== null && same(typed, token),
    cookie({ headers }, gone) {
      const secure = headers["x-forwarded-proto"] === "https" ? "; Secure" : "";
      const [value, days] = gone === undefined ? [pass, COOKIE_DAYS] : ["", 0];
      return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${days * 86_400}${secure}`;
    },
  };
}

/**
 * Browsers say where a request comes from, by Sec-Fetch-Site where the connection is safe, else by Origin; since our pages
 * tell nobody where they are, their own Origin may be "null", which only a token's cookie (SameSite) makes safe to take.
 */
function isForeign(headers: HttpRequest["headers"], open: boolean): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return origin === "null" ? open : !origin.endsWith(`://${host}`);
}

/** "[::1]:8080" -> "[::1]" */
function hostName(host = ""): string {
  return host.replace(/:\d*$/, "");
}

function cookiesNamed(name: string, header = ""): readonly string[] {
  return header
    .split(";")
    .map((pair) => pair.trim().split("="))
    .filter(([key]) => key === name)
    .map(([, value = ""]) => value);
}

/** In the same time for every guess. */
function same(guess: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(guess), digest(secret));
}
