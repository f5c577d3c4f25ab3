import type { Events } from "../../domain/ports.ts";
import type { Access } from "./access.ts";
import { type HttpReply, type HttpRequest, type Route, textReply } from "./http.ts";
import { unauthorised } from "./log-in.ts";

export interface AnswerParts {
  readonly routes: () => readonly Route[];
  readonly access: Access;
  readonly events: Events;
  /** A route that takes longer is not waited for; milliseconds. */
  readonly patienceMs: number;
}

/** The reply to a request: who asks is looked at before what is asked. Never throws. */
export async function answer(request: HttpRequest, parts: AnswerParts): Promise<HttpReply> {
  const { access } = parts;
  if (!access.isAddressed(request)) return textReply(421, "Ask for this machine by its own name: localhost.");
  const found = find(parts.routes(), request.path);
  if (found?.route.open !== true && !access.isAllowed(request)) return unauthorised(request);
  if (found === null) return textReply(404, "Nothing is there.");
  const { route, match } = found;
  if (request.method === "POST" && route.posts !== true)
    return textReply(405, "Only GET and HEAD.", { allow: "GET, HEAD" });
  if (request.method === "POST" && access.isForeign(request))
    return textReply(403, "Sent by a page of another site.");
  return answerBy(route, request, match, parts);
}

async function answerBy(
  route: Route,
  request: HttpRequest,
  match: RegExpExecArray,
  { events, patienceMs }: AnswerParts,
): Promise<HttpReply> {
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), patienceMs);
  try {
    const reply = await Promise.race([route.answer(request, match), late.promise]);
    if (reply !== "late") return reply ?? textReply(404, "Nothing is there.");
    events.emit("warn", "http.too-slow", { route: route.path.source, patienceMs });
    return textReply(503, "That took too long.");
  } catch (error) {
    events.emit("error", "http.failed", { route: route.path.source, error });
    return textReply(500, "Something went wrong here; the log says what.");
  } finally {
    clearTimeout(timer);
  }
}

function find(
  routes: readonly Route[],
  path: string,
): { readonly route: Route; readonly match: RegExpExecArray } | null {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match !== null) return { route, match };
  }
  return null;
}
