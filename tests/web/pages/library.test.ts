import { expect, test } from "vitest";
import { textsOf } from "./markup.ts";
import { openPagesScene } from "./pages-scene.ts";

const news = (title: string) =>
  `${title}\n\n6 February 2024\n\nThe harbour master, Ada Quill, said so of ${title}.\n`;

test("lists documents by state: read, unreadable with advice, set aside, waiting", async () => {
  await using scene = await openPagesScene({
    "one.txt": news("The ferry sank"),
    "empty.txt": " ",
    "photo.jpg": new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
    "broken.pdf": "%PDF-1.7\nnothing of a PDF follows",
  });
  scene.syncStatus.now = {
    backlog: { read: 30, changed: 50, perSecond: 7 },
    settling: 2,
    lastSyncedAt: "2024-02-08T09:00:00.000Z",
  };
  const read = await scene.get("/library");
  expect(textsOf(read.text, ".list li a")).toEqual(["The ferry sank"]);
  expect(textsOf(read.text, "[aria-label='Documents by state'] li")).toEqual([
    "Read 1",
    "Could not be read 2",
    "Set aside 1",
    "Waiting 22",
  ]);
  const refused = textsOf((await scene.get("/library?state=refused")).text, "tbody tr");
  expect(refused).toEqual([
    expect.stringMatching(/^empty\.txt *empty .*\S/),
    expect.stringMatching(/^photo\.jpg *binary .*take it out of the folder/),
  ]);
  const aside = textsOf((await scene.get("/library?state=set-aside")).text, "tbody tr");
  expect(aside).toEqual([expect.stringMatching(/^broken\.pdf *malformed .*save it again/)]);
  const waiting = textsOf((await scene.get("/library?state=waiting")).text, "main li").join("\n");
  expect(waiting).toContain("50 files changed, 30 of them read, 7 a second.");
  expect(waiting).toContain("2 files still changing");
  expect(waiting).toContain("8 Feb 2024, 10:00");
  expect((await scene.get("/document?path=empty.txt")).text).toContain("This file could not be read");
  expect((await scene.get("/document?path=none.txt")).status).toBe(404);
});

test("no page shows documents that only some servers can see", async () => {
  await using scene = await openPagesScene({
    "all.txt": news("The ferry sank"),
    "some/collection.yml": "guilds: ['7001']\n",
    "some/secret.txt": news("Zanzibar ferry sank"),
    "some/secret.bin": new Uint8Array([0, 1, 2]),
  });
  const guild = { root: scene.library.root, guild: "7001" };
  const seen = await scene.rooms.store.newestDocuments(guild, { scope: "visible", limit: 9, offset: 0 });
  expect(seen.total).toBe(2);
  const stories = await scene.rooms.store.recentStories(guild, "visible", 9);
  const pages = [
    "/",
    "/stories",
    ...stories.map(({ id }) => `/stories/${id}`),
    "/library",
    "/library?state=refused",
    "/library?q=zanzibar",
    "/document?path=some/secret.txt",
    "/?document=some/secret.txt&at=1",
  ];
  for (const page of pages) {
    const { text } = await scene.get(page);
    expect(text.replaceAll('value="zanzibar"', ""), page).not.toMatch(/zanzibar|secret/i);
  }
});

test("splits lists into pages, and shows the last page for a number beyond it", async () => {
  const names = Array.from({ length: 60 }, (_, n) => `Ferry ${100 + n} sank`);
  await using scene = await openPagesScene(
    Object.fromEntries(names.map((name, n) => [`${100 + n}.txt`, news(name)])),
  );
  const first = textsOf((await scene.get("/library")).text, ".list li a");
  const second = await scene.get("/library?page=2");
  const rest = textsOf(second.text, ".list li a");
  expect([first.length, rest.length]).toEqual([50, 10]);
  expect([...first, ...rest].sort()).toEqual(names);
  expect(textsOf(second.text, ".paging")).toEqual(["Previous Page 2 of 2"]);
  for (const page of ["3", "999999", "-1", "x", "1e9"]) {
    const titles = textsOf((await scene.get(`/library?page=${page}`)).text, ".list li a");
    expect(titles, page).toEqual(/^\d+$/.test(page) ? rest : first);
  }
});

test("a search finds titles, paths and texts, and links to the sentences", async () => {
  await using scene = await openPagesScene({
    "ferry.txt": news("The ferry sank"),
    "harvest.txt": "A good year for barley\n\n6 February 2024\n\nFarmers on Holm brought in barley.\n",
  });
  const { text } = await scene.get("/library?q=barley");
  expect(textsOf(text, ".list li a")).toEqual(["A good year for barley", "A good year for barley"]);
  expect(text).toMatch(/\/document\?path=harvest\.txt&amp;at=[\d-]+#s\d/);
  expect((await scene.get("/library?q=zeppelin")).text).toContain("No matches.");
});

test("numbers a document's sentences, and splits a long document into pages", async () => {
  const sentences = Array.from({ length: 1100 }, (_, n) => `Boat ${n + 1} came in on time.`);
  await using scene = await openPagesScene({ "long.txt": `The harbour log\n\n${sentences.join(" ")}\n` });
  const numbers = async (page: string) => {
    const { text } = await scene.get(`/document?path=long.txt${page}`);
    return textsOf(text, ".prose .number").map(Number);
  };
  const first = await numbers("");
  expect([first[0], first.at(-1)]).toEqual([1, 500]);
  expect((await numbers("&page=3"))[0]).toBe(1001);
  const cited = await scene.get("/document?path=long.txt&at=700-702");
  expect(textsOf(cited.text, "mark")).toEqual([
    "Boat 699 came in on time.",
    "Boat 700 came in on time.",
    "Boat 701 came in on time.",
  ]);
});
