import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isLoopback } from "../../domain/core/loopback.ts";
import type { HttpRequest } from "../../domain/operations/http.ts";

const COOKIE = "dateline";
const COOKIE_DAYS = 30;

/** Access rules. Without a token, any request addressed to this machine's loopback names is allowed. */
export interface AccessControl {
  readonly tokenRequired: boolean;
  /** Whether the Host header is ours; false for a foreign name that resolves to this machine (DNS rebinding). */
  isForThisHost(request: RequestHeaders): boolean;
  /** Whether a page of another site sent the request. */
  isCrossSite(request: RequestHeaders): boolean;
  isAuthorized(request: RequestHeaders): boolean;
  isToken(typed: string): boolean;
  /** The Set-Cookie value after login, or with `gone` after logout. */
  cookie(request: RequestHeaders, gone?: "gone"): string;
}

type RequestHeaders = Pick<HttpRequest, "headers">;

export function createAccessControl(token: string | null): AccessControl {
  // The cookie is derived from the token: it does not reveal the token, and a new token invalidates it.
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
 * Browsers send the origin of a request as Sec-Fetch-Site on secure connections, otherwise as Origin. Because our pages
 * set Referrer-Policy: no-referrer, their own Origin may be "null", which is accepted only with a token: its cookie is
 * SameSite.
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

/** Comparison in constant time, so that its duration reveals nothing about the secret. */
function equalInConstantTime(guess: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(guess), digest(secret));
}
