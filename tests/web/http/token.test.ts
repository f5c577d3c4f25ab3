import { expect, test } from "vitest";
import { echo, serve, statusOf } from "./test-server.ts";

const TOKEN = "0123456789abcdef0123";
const probe = {
  path: /^\/probe$/,
  isPublic: true as const,
  handle: async () => ({ status: 200, type: "text/plain", body: "ok" }),
};

test("with a token, only public routes work without it", async () => {
  await using server = await serve([echo, probe], TOKEN);
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers });
  expect((await ask("/probe")).status).toBe(200);
  const refused = await ask("/echo/hi");
  expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Dateline"']);
  expect((await ask("/not/there")).status).toBe(401);
  expect((await ask("/echo/hi", { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  for (const wrong of [`Bearer ${TOKEN}x`, "Bearer ", `Basic ${TOKEN}`, "Bearer undefined"])
    expect((await ask("/echo/hi", { authorization: wrong })).status, wrong).toBe(401);
  expect((await ask("/echo/hi", { cookie: "dateline=" })).status).toBe(401);
  expect((await ask("/echo/hi", { cookie: `dateline=${TOKEN}` })).status).toBe(401);
  expect(await statusOf(server.port, "GET /probe HTTP/1.1\r\nHost: news.example.org")).toBe(200);
});

test("a person logs in with a form, returns to the requested page, and logs out", async () => {
  await using server = await serve([echo], TOKEN);
  const asked = await fetch(`${server.url}/echo/hi?q=1`, {
    headers: { accept: "text/html" },
    redirect: "manual",
  });
  expect([asked.status, asked.headers.get("location")]).toEqual([303, "/login?next=%2Fecho%2Fhi%3Fq%3D1"]);
  const logIn = (token: string) =>
    fetch(`${server.url}/login?next=%2Fecho%2Fhi%3Fq%3D1`, {
      method: "POST",
      body: new URLSearchParams({ token }),
      redirect: "manual",
    });
  expect(await (await fetch(`${server.url}/login`)).text()).toContain('<input id="token"');
  const wrong = await logIn("not this");
  expect([wrong.status, wrong.headers.get("set-cookie")]).toEqual([401, null]);
  const right = await logIn(TOKEN);
  expect([right.status, right.headers.get("location")]).toEqual([303, "/echo/hi?q=1"]);
  const set = right.headers.get("set-cookie") ?? "";
  expect(set).toMatch(/^dateline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
  expect(set).not.toContain(TOKEN);
  const cookie = set.replace(/;.*/, "");
  expect((await fetch(`${server.url}/echo/hi`, { headers: { cookie: `a=b; ${cookie}` } })).status).toBe(200);
  const out = await fetch(`${server.url}/logout`, {
    method: "POST",
    headers: { cookie },
    redirect: "manual",
  });
  expect(out.headers.get("set-cookie")).toMatch(/^dateline=; .*Max-Age=0$/);
});

test("the login redirects to no other site", async () => {
  await using server = await serve([], TOKEN);
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nx: y", ""]) {
    const got = await fetch(`${server.url}/login?next=${encodeURIComponent(next)}`, {
      method: "POST",
      body: new URLSearchParams({ token: TOKEN }),
      redirect: "manual",
    });
    expect(got.headers.get("location"), next).toBe("/");
  }
});
