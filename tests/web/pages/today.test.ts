import { afterAll, beforeAll, expect, test } from "vitest";
import { elementsIn, textsOf } from "./markup.ts";
import { openPagesScene, type PagesScene } from "./pages-scene.ts";

let scene: PagesScene;
beforeAll(async () => {
  scene = await openPagesScene("seeds");
});
afterAll(() => scene[Symbol.asyncDispose]());

test("today is the briefing that brief composes, and viewing it records nothing", async () => {
  const before = await scene.rooms.briefings.compose(scene.library, null);
  const { status, text } = await scene.get("/");
  expect(status).toBe(200);
  expect(textsOf(text, ".story h2")).toEqual(before.stories.slice(0, 5).map(({ headline }) => headline));
  expect(textsOf(text, "section[aria-labelledby=in-brief] li a")).toEqual(
    before.stories.slice(5).map(({ headline }) => headline),
  );
  expect(textsOf(text, ".lead")[0]).toContain("16 documents, 10 stories");
  expect(await scene.rooms.briefings.compose(scene.library, null)).toEqual(before);
});

test("every claim links to its cited sentences, marked in their document", async () => {
  const claims = elementsIn((await scene.get("/")).text, "a.claim");
  expect(claims.length).toBeGreaterThan(40);
  for (const claim of claims) {
    const address = String(claim.getAttribute("href"));
    const { text } = await scene.get(address.split("#")[0] ?? "");
    const asked = new URLSearchParams(address.split("?")[1]?.split("#")[0]);
    const [document] = await scene.rooms.store.documents(scene.library, [asked.get("document") ?? ""]);
    const [first, last = first] = (asked.get("at") ?? "").split("-").map(Number);
    const cited = document?.sentences.slice((first ?? 0) - 1, last);
    expect(textsOf(text, ".evidence mark"), address).toEqual(cited);
    expect(textsOf(text, ".claim[aria-current]"), address).toEqual([textsOf(claim.outerHTML, "a")[0]]);
    const id = address.split("#")[1] ?? "";
    expect(textsOf(text, `#${id}`)[0], address).toContain(String(claim.textContent));
  }
});

test("shows the whole document beside the claim, in order, each sentence once", async () => {
  const { text } = await scene.get("/?document=2024-01-29-soldiers-named.html&at=6");
  const [document] = await scene.rooms.store.documents(scene.library, ["2024-01-29-soldiers-named.html"]);
  expect(textsOf(text, ".evidence .sentence")).toEqual(document?.sentences);
});

/** A sentence of a document that no link of the page leads to. */
async function uncitedSentence(path: string): Promise<number> {
  const links = elementsIn((await scene.get("/")).text, "a.claim").map((link) =>
    String(link.getAttribute("href")),
  );
  const [document] = await scene.rooms.store.documents(scene.library, [path]);
  const numbers = (document?.sentences ?? []).map((_, index) => index + 1);
  const uncited = numbers.find(
    (number) =>
      !links.some((link) => link.includes(encodeURIComponent(path)) && link.includes(`at=${number}`)),
  );
  if (uncited === undefined) throw new Error(`each sentence of ${path} is cited`);
  return uncited;
}

test("only evidence that the briefing cites can be requested", async () => {
  const path = "2024-01-29-soldiers-named.html";
  for (const asked of [
    "document=../../etc/passwd&at=1",
    "document=nothing.txt&at=1",
    `claim=c18&document=${path}&at=${await uncitedSentence(path)}`,
    "claim=c1&document=&at=x",
  ]) {
    const { status, text } = await scene.get(`/?${asked}`);
    expect(status).toBe(200);
    expect(textsOf(text, ".evidence")).toEqual([]);
  }
});

test("finds a claim that has moved on the page by its cited sentences", async () => {
  const { text } = await scene.get("/?claim=c999&document=2024-01-29-soldiers-named.html&at=6");
  expect(textsOf(text, ".claim[aria-current]")[0]).toContain("more than 40");
});

test("a story's page lists its documents, earliest first, and the figures that changed", async () => {
  const stories = elementsIn((await scene.get("/stories")).text, ".list a");
  const chile = stories.find(({ textContent }) => /Chile's forest fires/.test(String(textContent)));
  const { text } = await scene.get(String(chile?.getAttribute("href")));
  expect(textsOf(text, ".timeline h3")).toEqual([
    "At least 122 killed in forest fires in Chile",
    "Death toll in Chile's forest fires rises to 131",
  ]);
  expect(textsOf(text, ".chart-figure .wide-only .chart-number").join()).toMatch(/122.*131|131.*122/);
  expect(textsOf(text, ".chart-figure tbody tr")).toEqual([
    expect.stringMatching(/5 Feb 2024.*122.*2024-02-05-chile-forest-fires\.txt/),
    expect.stringMatching(/131.*2024-02-06-chile-fires-death-toll\.html/),
  ]);
  expect((await scene.get("/stories/none")).status).toBe(404);
  expect((await scene.get("/stories/%ff")).status).toBe(404);
});

test("a time span shows only what was published in it", async () => {
  const { text } = await scene.get("/?since=24h");
  const briefing = await scene.rooms.briefings.compose(scene.library, "2024-02-07T10:00:00.000Z");
  expect(textsOf(text, ".lead")[0]).toContain(`${briefing.documents.read} documents`);
  expect(textsOf(text, ".choices [aria-current]")).toEqual(["24 hours"]);
});
