/** A request as a route sees it. */
export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST";
  /** Begins with "/"; percent-encoded as received. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Empty unless it is a POST. */
  readonly body: string;
}

export interface HttpReply {
  readonly status: number;
  /** The content type, with its charset. */
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Cannot override the server's security headers; "cache-control" defaults to "no-store". */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  /** Anchored at both ends; the first matching route answers. */
  readonly path: RegExp;
  /** No token needed: for health probes. */
  readonly isPublic?: true;
  /** Accepts POST besides GET and HEAD. */
  readonly acceptsPost?: true;
  /** Null means 404. Errors are logged and answered with 500. */
  handle(request: HttpRequest, match: RegExpExecArray): Promise<HttpReply | null>;
}

/** A plain-text reply of one line. */
export function textReply(status: number, line: string, headers: HttpReply["headers"] = {}): HttpReply {
  return { status, type: "text/plain; charset=utf-8", body: `${line}\n`, headers };
}
