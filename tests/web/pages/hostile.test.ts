// Documents are data: the pages show any content and any file name as text.
import { expect, test } from "vitest";
import { elementsIn, linksOf, textsOf } from "./markup.ts";
import { openPagesScene } from "./pages-scene.ts";

const SCRIPT = `<script>document.title="run"</script>`;
const IMAGE = `"><img src=x onerror=alert(1)>`;
const CLOSES = `</title></main></body><iframe src="javascript:alert(1)"></iframe>`;
const PATHS = [`a"><svg onload=alert(1)>.txt`, `b'&amp;<b>.txt`, "javascript:alert(1).txt", "c\u202egpj.txt"];

const text = (n: number) =>
  `${SCRIPT} ${n} ferries ran aground ${IMAGE} off Elmsworth\n\nSource: ${IMAGE}\n\nThe harbour master, Ada Quill, said ${12 + n} people were hurt when the ferry ran aground off Elmsworth ${CLOSES}. [go](javascript:alert(1)) said Ada Quill. onclick=alert(1) //evil.example/x.js was heard.\n`;

const front = `---\ntitle: '${IMAGE.replaceAll("'", "")}'\nsource: '${SCRIPT}'\nauthor: '${CLOSES}'\ntags: ['<u>', 'b']\ndate: 2024-02-07\n---\n\n${text(9)}`;

test("no page runs, loads or links anything from a document", async () => {
  const files = Object.fromEntries(PATHS.map((path, n) => [path, text(n)]));
  await using scene = await openPagesScene({
    ...files,
    "front.md": front,
    [`${SCRIPT.replace("/", "")}.bin`]: new Uint8Array([0, 1, 2, 3]),
  });
  const listed = await scene.rooms.store.newestDocuments(scene.library, {
    scope: "visible",
    limit: 50,
    offset: 0,
  });
  expect(listed.total).toBe(PATHS.length + 1);
  const stories = await scene.rooms.store.recentStories(scene.library, "visible", 50);
  const pages = [
    "/",
    "/stories",
    ...stories.map(({ id }) => `/stories/${id}`),
    "/library",
    "/library?state=refused",
    "/library?q=ferries",
    `/library?q=${encodeURIComponent(IMAGE)}`,
    `/library?state=${encodeURIComponent(SCRIPT)}&page=${encodeURIComponent(IMAGE)}`,
    `/editions?month=${encodeURIComponent(IMAGE)}`,
    `/quality?days=${encodeURIComponent(IMAGE)}`,
    ...listed.documents.map(({ path }) => `/document?path=${encodeURIComponent(path)}&at=1,2`),
    `/document?path=${encodeURIComponent(`${SCRIPT.replace("/", "")}.bin`)}`,
    `/document?path=${encodeURIComponent(IMAGE)}`,
  ];
  for (const page of pages) {
    const { status, text: html } = await scene.get(page);
    expect([200, 404], page).toContain(status);
    expect(elementsIn(html, "script, img, iframe, object, embed, style, base, u, b"), page).toEqual([]);
    for (const element of elementsIn(html, "*"))
      for (const name of element.getAttributeNames())
        expect(/^on|^style$/.test(name), `${page}: <${element.localName} ${name}>`).toBe(false);
    for (const link of linksOf(html)) expect(link, page).toMatch(/^(?:\/(?!\/)|#|data:,$)/);
    expect(html, page).not.toContain("\u202e");
  }
  const { text: front_ } = await scene.get("/document?path=front.md");
  expect(textsOf(front_, "h1")).toEqual([IMAGE]);
  expect(textsOf(front_, ".facts dd")).toContain(SCRIPT);
});

test("the reply forbids scripts", async () => {
  await using scene = await openPagesScene({ "one.txt": text(1) });
  const { headers } = await fetch(scene.url);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script|unsafe/);
});
