import type { Json } from "../world/types.ts";
import type { UploadedFile } from "./request-body.ts";

/** A parsed request. */
export interface RouteCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body or a form's payload_json; {} if there is none. */
  readonly body: Json;
  readonly files: readonly UploadedFile[];
}

export interface RouteResponse {
  readonly status: number;
  /** JSON; undefined for 204. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** Path pattern with ":name" for parameters. */
  readonly path: string;
  readonly handle: (call: RouteCall) => RouteResponse;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a path, with fixed segments preferred. "method": the path exists, but not for this method. */
export type Router = (method: string, path: string) => Match | "unknown" | "method";

export function createRouter(routes: readonly Route[]): Router {
  const byLength = new Map<number, { readonly route: Route; readonly parts: readonly string[] }[]>();
  for (const route of routes) {
    const parts = route.path.split("/");
    const sameLength = byLength.get(parts.length) ?? [];
    byLength.set(parts.length, [...sameLength, { route, parts }]);
  }
  for (const sameLength of byLength.values())
    sameLength.sort((a, b) => countParameters(a.parts) - countParameters(b.parts));
  return (method, path) => {
    const segments = path.split("/");
    let pathExists = false;
    for (const { route, parts } of byLength.get(segments.length) ?? []) {
      const params = match(parts, segments);
      if (params === null) continue;
      if (route.method === method) return { route, params };
      pathExists = true;
    }
    return pathExists ? "method" : "unknown";
  };
}

function countParameters(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith(":")).length;
}

function match(parts: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const value = segments[at] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

/** A path parameter by name. */
export function param({ params }: Pick<RouteCall, "params">, name: string): string {
  return params[name] ?? "";
}

export const NO_CONTENT: RouteResponse = { status: 204 };

export function ok(body: unknown): RouteResponse {
  return { status: 200, body };
}
