import { withTimeout } from "../../async/with-timeout.ts";
import type { Events } from "../../domain/operations/events.ts";
import { type HttpReply, type HttpRequest, type Route, textReply } from "../../domain/operations/http.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { AccessControl } from "./access-control.ts";
import { unauthorised } from "./login.ts";

export interface DispatchDeps {
  readonly routes: () => readonly Route[];
  readonly access: AccessControl;
  readonly events: Events;
  readonly texts: Texts;
  /** Time limit of a route in milliseconds; after that the reply is 503. */
  readonly timeoutMs: number;
}

/** The reply to a request. Access is checked before the route is looked up. Never throws. */
export async function dispatch(request: HttpRequest, deps: DispatchDeps): Promise<HttpReply> {
  const { access, texts } = deps;
  if (!access.isForThisHost(request)) return textReply(421, texts.t("page.http.foreign-host"));
  const matched = findRoute(deps.routes(), request.path);
  if (matched?.route.isPublic !== true && !access.isAuthorized(request)) return unauthorised(request, texts);
  if (matched === null) return textReply(404, texts.t("page.http.not-found"));
  const { route, match } = matched;
  if (request.method === "POST" && route.acceptsPost !== true)
    return textReply(405, texts.t("page.http.only-get"), { allow: "GET, HEAD" });
  if (request.method === "POST" && access.isCrossSite(request))
    return textReply(403, texts.t("page.http.cross-site"));
  return runRoute(route, request, match, deps);
}

async function runRoute(
  route: Route,
  request: HttpRequest,
  match: RegExpExecArray,
  { events, texts, timeoutMs }: DispatchDeps,
): Promise<HttpReply> {
  try {
    const reply = await withTimeout(
      Promise.resolve(route.handle(request, match)),
      timeoutMs,
      "late" as const,
    );
    if (reply !== "late") return reply ?? textReply(404, texts.t("page.http.not-found"));
    events.emit("warn", "http.too-slow", { route: route.path.source, timeoutMs });
    return textReply(503, texts.t("page.http.too-slow"));
  } catch (error) {
    events.emit("error", "http.failed", { route: route.path.source, error });
    return textReply(500, texts.t("page.http.failed"));
  }
}

function findRoute(
  routes: readonly Route[],
  path: string,
): { readonly route: Route; readonly match: RegExpExecArray } | null {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match !== null) return { route, match };
  }
  return null;
}
