import { type HttpReply, type HttpRequest, type Route, textReply } from "../../domain/operations/http.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { type Html, html, renderHtml } from "../markup/html.ts";
import type { AccessControl } from "./access-control.ts";

const PATH = "/login";
const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 22rem; margin: 15vh auto; padding: 0 1rem; }
input, button { font: inherit; box-sizing: border-box; width: 100%; padding: .5rem; margin: .25rem 0 .75rem; }
[role=alert] { color: light-dark(#a4000f, #ff9aa2); }
`;

/** The login form for browsers: a correct token sets a cookie, POST /logout removes it. */
export function loginRoutes(access: AccessControl, texts: Texts): readonly Route[] {
  const wrongToken = html`<p role="alert">${texts.t("page.login.wrong-token")}</p>`;
  return [
    {
      path: /^\/login$/,
      isPublic: true,
      acceptsPost: true,
      async handle(request) {
        if (!access.tokenRequired) return null;
        const next = localPath(request.query.get("next"));
        if (request.method !== "POST") return form(200, next, null, texts);
        const token = new URLSearchParams(request.body).get("token")?.trim() ?? "";
        if (!access.isToken(token)) return form(401, next, wrongToken, texts);
        return seeOther(next, access.cookie(request));
      },
    },
    {
      path: /^\/logout$/,
      acceptsPost: true,
      async handle(request) {
        if (!access.tokenRequired || request.method !== "POST") return null;
        return seeOther(PATH, access.cookie(request, "gone"));
      },
    },
    {
      path: /^\/login\.css$/,
      isPublic: true,
      handle: async () => ({ status: 200, type: "text/css; charset=utf-8", body: STYLE }),
    },
  ];
}

/** The reply to an unauthorized request: status 401 for programs, a redirect to the login form for browsers. */
export function unauthorised({ method, path, query, headers }: HttpRequest, texts: Texts): HttpReply {
  if (method !== "GET" || headers.accept?.includes("text/html") !== true)
    return textReply(401, texts.t("page.http.token-required"), {
      "www-authenticate": 'Bearer realm="Dateline"',
    });
  const requestedPath = query.size > 0 ? `${path}?${query}` : path;
  return seeOther(`${PATH}?next=${encodeURIComponent(requestedPath)}`);
}

/** A path on this site, else "/". "//elsewhere" and "/\elsewhere" would lead to other sites. */
function localPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : "/";
}

function seeOther(location: string, cookie?: string): HttpReply {
  const headers = { location, ...(cookie === undefined ? {} : { "set-cookie": cookie }) };
  return textReply(303, location, headers);
}

function form(status: number, next: string, alert: Html | null, texts: Texts): HttpReply {
  const page = html`<!doctype html>
<html lang="${texts.code}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${texts.t("page.login.title")}</title>
<link rel="stylesheet" href="/login.css">
<main>
<h1>Dateline</h1>
${alert}
<form method="post" action="${PATH}?next=${encodeURIComponent(next)}">
<label for="token">${texts.t("page.login.token")}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button>${texts.t("page.login.button")}</button>
</form>
</main>
</html>
`;
  return { status, type: "text/html; charset=utf-8", body: renderHtml(page) };
}
