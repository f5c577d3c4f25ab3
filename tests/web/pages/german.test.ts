// All fixed texts of the pages come from the catalogue of the language.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FinalEditionState } from "../../../src/domain/delivery/edition.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import { message } from "../../../src/domain/texts/texts.ts";
import { textsOf as catalogueTexts } from "../../../tools/lib/messages.ts";
import { serve } from "../http/test-server.ts";
import { elementsIn, textsOf } from "./markup.ts";
import { openPagesScene, type PagesScene } from "./pages-scene.ts";

/** Sentences of the long document; the beginning and the end of it are on its own page only. */
const LONG = Array.from({ length: 1100 }, (_, n) => `Boot ${n + 1} kam pünktlich an.`).join(" ");
const DOCUMENTS = {
  "eins.txt": `Brand in der Werft von Elmsworth fordert 12 Verletzte

Quelle: Hafenbote

5. Februar 2024

Bei einem Brand in der Werft von Elmsworth sind 12 Menschen verletzt worden. Das sagte Hafenmeisterin Ada Quill am Montag. Die Werft bleibt bis Freitag geschlossen.
`,
  "zwei.txt": `Zahl der Verletzten nach Brand in der Werft von Elmsworth steigt

Quelle: Küstenblatt

7. Februar 2024

Nach dem Brand in der Werft von Elmsworth ist die Zahl der Verletzten gestiegen: 15 Menschen sind verletzt worden. Das sagte Hafenmeisterin Ada Quill am Mittwoch.
`,
  "lang.txt": `Das Logbuch\n\n6. Februar 2024\n\n${LONG}\n`,
  "leer.txt": " ",
  "kaputt.pdf": "%PDF-1.7\n",
};

const catalogue = (code: string) =>
  Object.entries(catalogueTexts(readFileSync(`locales/${code}.json`, "utf8")))
    .filter(([key]) => /^(?:page|chart|date|timing|reason\.(?:file|edition|claim))\./.test(key))
    .map(([, text]) => text.replace(/\{\w+(?:, (?:plural|select|number),?)?|=?\w+ \{/g, " "));
const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
const german = new Set([...catalogue("de"), ...Object.values(DOCUMENTS).map(String)].flatMap(wordsOf));
/** The words of the English texts that no German text has. */
const ENGLISH = new Set(catalogue("en").flatMap(wordsOf)).difference(german);

/** The English words that a person sees or hears on a page. */
function englishWordsOn(page: string): string[] {
  const shown = elementsIn(
    page.replace(/<(td|dd)>\s*<code>[^<]*<\/code>/g, ""),
    "body, title, svg title",
  ).map(({ textContent }) => String(textContent).replace(/\b[\w-]+\.(?:txt|pdf)\b|\/?schedule add/g, ""));
  const labels = elementsIn(page, "[aria-label], [title], input[value]").flatMap((element) =>
    ["aria-label", "title"].map((name) => element.getAttribute(name) ?? ""),
  );
  return [...new Set([...shown, ...labels].flatMap(wordsOf))].filter((word) => ENGLISH.has(word));
}

let scene: PagesScene;
beforeAll(async () => {
  scene = await openPagesScene(DOCUMENTS, undefined, "de");
  scene.syncStatus.now = {
    backlog: { read: 30, changed: 5000, perSecond: 7.5 },
    settling: 2,
    lastSyncedAt: "2024-02-08T09:00:00.000Z",
  };
  const { store } = scene.rooms;
  const day = "2024-02-07";
  await store.addTallies([
    { day, kind: "claim", reason: "matched", count: 1200 },
    { day, kind: "claim", reason: "number", count: 2 },
    { day, kind: "claim", reason: "unsupported", count: 1 },
    { day, kind: "answer", reason: "not-in-documents", count: 1 },
  ]);
  const schedule: Schedule = {
    ...{ id: "morgens", ref: "morgens", guild: null, channel: "900", title: null, topic: "Werft" },
    nothingNew: "line",
    ...{ thread: false, language: null, paused: null },
    timing: { kind: "daily", time: "07:30", weekdays: ["mon", "wed"], timeZone: "Europe/Berlin" },
    ...{ timingSetAt: "2024-01-01T00:00:00.000Z", createdAt: "2024-01-01T00:00:00.000Z" },
  };
  await store.addSchedule(scene.library, schedule, 25);
  const states: readonly FinalEditionState[] = ["delivered", "missed", "uncertain", "failed", "silent"];
  for (const [at, state] of states.entries()) {
    const slot = `2024-02-0${at + 1}T06:30:00.000Z`;
    const request = {
      subject: { kind: "scheduled", schedule: "morgens" } as const,
      ...{ slot, library: scene.library, channel: "900", late: at === 0, notBefore: slot, deadline: slot },
    };
    await store.leaseEdition(request, state, { holder: "a", forMs: 60_000 }, slot);
    const reason = message("reason.edition.not-in-time", { detail: message("reason.edition.suspended") });
    await store.endEdition(state, 1, { state, reason, at: slot });
  }
});
afterAll(() => scene[Symbol.asyncDispose]());

test("the catalogues have English words to look for", () => {
  expect(ENGLISH.size).toBeGreaterThan(150);
  expect(englishWordsOn(`<body><p aria-label="Skip">Every sentence</p></body>`)).toEqual(
    expect.arrayContaining(["sentence", "skip"]),
  );
});

test.each([
  ["/", "Heute", "Donnerstag, 8. Februar 2024, Stand 11:00 Uhr (Europe/Berlin). 3 Dokumente, 2 Meldungen."],
  ["/?since=24h", "Heute", "Aus dieser Zeit gibt es keine Dokumente."],
  ["/stories", "Meldungen", "Dokumente über dasselbe Ereignis bilden eine Meldung"],
  ["/library", "Bibliothek", "erschienen am 7. Feb. 2024 · zwei.txt"],
  ["/library?state=refused", "Bibliothek", "Die Datei enthält keinen Text"],
  ["/library?state=set-aside", "Bibliothek", "Zurückgestellt"],
  ["/library?state=waiting", "Bibliothek", "5.000 Dateien geändert, davon 30 gelesen, 7,5 pro Sekunde."],
  ["/library?q=Werft", "Suche", "In Titel und Pfad"],
  ["/library?q=Zeppelin", "Suche", "Keine Treffer."],
  ["/document?path=zwei.txt", "Zahl der Verletzten nach Brand in der Werft von Elmsworth steigt", "Gelesen"],
  ["/document?path=lang.txt&page=2", "Das Logbuch", "Seite 2 von 3"],
  ["/document?path=leer.txt", "leer.txt", "Alle Dateien, die nicht lesbar sind"],
  [
    "/editions",
    "Ausgaben, Februar 2024",
    "07:30 Uhr Mo, Mi in Europe/Berlin · gemeinsame Bibliothek · Kanal 900",
  ],
  ["/quality", "Qualität", "Verworfen: Zahl"],
  ["/quality?days=90", "Qualität", "1.200"],
  ["/stories/none", "Nicht gefunden", "Das steht nicht oder nicht mehr in der Bibliothek."],
])("%s is in German", async (path, title, text) => {
  const page = await scene.get(path);
  expect(elementsIn(page.text, "html")[0]?.getAttribute("lang")).toBe("de");
  expect(textsOf(page.text, "h1")).toEqual([title]);
  expect(textsOf(page.text, "main").join("\n")).toContain(text);
  // What the PDF reader says of a broken file is its own.
  expect(englishWordsOn(page.text.replace("(Invalid PDF structure.)", ""))).toEqual([]);
});

test("stories with their charts, and the evidence of claims, are in German", async () => {
  const stories = elementsIn((await scene.get("/stories")).text, ".list a");
  expect(stories).toHaveLength(2);
  for (const story of stories) {
    const { text } = await scene.get(String(story.getAttribute("href")));
    expect(englishWordsOn(text), String(story.textContent)).toEqual([]);
    const claims = elementsIn(text, "a.claim").slice(0, 5);
    expect(claims).not.toEqual([]);
    for (const claim of claims) {
      const evidence = await scene.get(String(claim.getAttribute("href")).split("#")[0] ?? "");
      expect(textsOf(evidence.text, "#evidence-title")).toEqual(["Das steht in der Quelle"]);
      expect(englishWordsOn(evidence.text)).toEqual([]);
    }
  }
});

test("a library without documents and schedules is in German", async () => {
  await using empty = await openPagesScene({}, undefined, "de-AT");
  for (const path of ["/", "/stories", "/library", "/library?state=waiting", "/editions", "/quality"])
    expect(englishWordsOn((await empty.get(path)).text), path).toEqual([]);
  const commands = textsOf((await empty.get("/editions")).text, "code");
  expect(commands).toEqual(["/schedule add", "schedule add"]);
});

test("the login form and errors are in German", async () => {
  const token = "0123456789abcdef0123";
  await using server = await serve([], token, "de");
  const body = new URLSearchParams({ token: "falsch" });
  const login = await (await fetch(`${server.url}/login`, { method: "POST", body })).text();
  expect(elementsIn(login, "html")[0]?.getAttribute("lang")).toBe("de");
  expect(textsOf(login, "[role=alert], label, button")).toEqual([
    "Falsches Token.",
    "Token (HTTP_TOKEN in den Einstellungen)",
    "Anmelden",
  ]);
  expect(englishWordsOn(login)).toEqual([]);
  const errors = await Promise.all([
    fetch(`${server.url}/x`),
    fetch(`${server.url}/x`, { headers: { authorization: `Bearer ${token}` } }),
    fetch(`${server.url}/x`, { method: "DELETE" }),
    fetch(`${server.url}/x`, { method: "POST", body: "x".repeat(70_000) }),
  ]);
  expect(await Promise.all(errors.map((error) => error.text()))).toEqual([
    "Token erforderlich: Authorization: Bearer HTTP_TOKEN\n",
    "Nicht gefunden.\n",
    "Nur GET, HEAD und POST.\n",
    "Höchstens 65536 Byte.\n",
  ]);
});
