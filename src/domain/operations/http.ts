/** A request as a route sees it. */
export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST";
  /** Begins with "/"; percent-encoded as it was sent. */
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
  /** Cannot take the place of what the server says for safety; "cache-control" is "no-store" unless said. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  /** Anchored at both ends: the first route that matches answers. */
  readonly path: RegExp;
  /** Needs no token: the probes. */
  readonly isPublic?: true;
  /** Takes POST beside GET and HEAD. */
  readonly acceptsPost?: true;
  /** Null: nothing is there (404). What it throws is logged and told as 500. */
  handle(request: HttpRequest, match: RegExpExecArray): Promise<HttpReply | null>;
}

/** A reply of one line of plain text. */
export function textReply(status: number, line: string, headers: HttpReply["headers"] = {}): HttpReply {
  return { status, type: "text/plain; charset=utf-8", body: `${line}\n`, headers };
}
