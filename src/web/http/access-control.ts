import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isLoopback } from "../../domain/core/loopback.ts";
import type { HttpRequest } from "../../domain/operations/http.ts";

const COOKIE = "dateline";
const COOKIE_DAYS = 30;

/** Who may ask. Without a token everybody on this machine may, and only by this machine's own names. */
export interface AccessControl {
  readonly tokenRequired: boolean;
  /** Whether the request is addressed to us: another site's name that points here (DNS rebinding) is not ours. */
  isForThisHost(request: RequestHeaders): boolean;
  /** Whether a page of another site sends it. */
  isCrossSite(request: RequestHeaders): boolean;
  isAuthorized(request: RequestHeaders): boolean;
  isToken(typed: string): boolean;
  /** Set-Cookie of who has typed the token, or, with `gone`, of who logs out. */
  cookie(request: RequestHeaders, gone?: "gone"): string;
}

type RequestHeaders = Pick<HttpRequest, "headers">;

export function createAccessControl(token: string | null): AccessControl {
  // The cookie proves the token without holding it, and ends with it.
  const cookieValue =
    token === null ? "" : createHmac("sha256", token).update("dateline pages").digest("base64url");
  return {
    tokenRequired: token !== null,
    isForThisHost: ({ headers }) => token !== null || isLoopback(hostName(headers.host)),
    isCrossSite: ({ headers }) => isCrossSite(headers, token === null),
    isAuthorized({ headers }) {
      if (token === null) return true;
      const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
      if (bearer !== undefined) return equalInConstantTime(bearer, token);
      return cookiesNamed(COOKIE, headers.cookie).some((value) => equalInConstantTime(value, cookieValue));
    },
    isToken: (typed) => token !== null && equalInConstantTime(typed, token),
    cookie({ headers }, gone) {
      const secure = headers["x-forwarded-proto"] === "https" ? "; Secure" : "";
      const [value, days] = gone === undefined ? [cookieValue, COOKIE_DAYS] : ["", 0];
      return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${days * 86_400}${secure}`;
    },
  };
}

/**
 * Browsers say where a request comes from, by Sec-Fetch-Site where the connection is safe, else by Origin; since our pages
 * tell nobody where they are, their own Origin may be "null", which only a token's cookie (SameSite) makes safe to take.
 */
function isCrossSite(headers: HttpRequest["headers"], tokenless: boolean): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return origin === "null" ? tokenless : !origin.endsWith(`://${host}`);
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
function equalInConstantTime(guess: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(guess), digest(secret));
}
