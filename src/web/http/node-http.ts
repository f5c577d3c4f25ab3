import type { IncomingMessage, ServerResponse } from "node:http";
import { type HttpReply, type HttpRequest, textReply } from "../../domain/operations/http.ts";
import type { Texts } from "../../domain/texts/texts.ts";

/** Larger than any of our forms. */
const MAX_BODY_BYTES = 64 * 1024;

/** Allows only our own files and no scripts, so that no document content can run, load or send anything. */
const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** The parsed request, or the error reply if it cannot be parsed. */
export async function readRequest(
  incoming: IncomingMessage,
  texts: Texts,
): Promise<{ readonly request: HttpRequest } | { readonly errorReply: HttpReply }> {
  const { url = "", headers } = incoming;
  const method = methodOf(incoming);
  if (method === null)
    return {
      errorReply: textReply(405, texts.t("page.http.only-get-and-post"), { allow: "GET, HEAD, POST" }),
    };
  if (!url.startsWith("/")) return { errorReply: textReply(400, texts.t("page.http.bad-target")) };
  const body = method === "POST" ? await readBody(incoming) : "";
  if (body === null)
    return {
      errorReply: textReply(413, texts.t("page.http.too-large", { bytes: String(MAX_BODY_BYTES) }), {
        connection: "close",
      }),
    };
  const [path = "/", ...query] = url.split("?");
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return {
    request: {
      method,
      path,
      query: new URLSearchParams(query.join("?")),
      headers: Object.fromEntries(single),
      body,
    },
  };
}

function methodOf({ method }: IncomingMessage): HttpRequest["method"] | null {
  return method === "GET" || method === "HEAD" || method === "POST" ? method : null;
}

/** Null when the body is too large; the rest is not read. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function writeReply(
  response: ServerResponse,
  method: string | undefined,
  { status, type, body, headers }: HttpReply,
): void {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.writeHead(status, {
    "cache-control": "no-store",
    ...headers,
    ...SECURITY_HEADERS,
    "content-type": type,
    "content-length": bytes.byteLength,
  });
  response.end(method === "HEAD" ? undefined : bytes);
}
