// Which entry of a fetch is which known one, what is new, and what is news.
import { expect, test } from "vitest";
import type { FeedEntry, KnownEntry } from "../../src/domain/feeds/feed-entry.ts";
import { chooseIdentity } from "../../src/feeds/entries/entry-keys.ts";
import { type EntryContext, planEntries } from "../../src/feeds/entries/plan-entries.ts";

const NOW = "2026-05-06T12:00:00.000Z";
const EARLIER = "2026-05-06T11:00:00.000Z";

function entry(number: number, more: Partial<FeedEntry> = {}): FeedEntry {
  const title = `Headline number ${number} of the harbour`;
  const sample = `${title}\nThe text of the entry with the number ${number} says what happened.`;
  return {
    id: `urn:${number}`,
    link: `https://example.org/news/${number}`,
    title,
    body: sample,
    published: { at: "2026-05-06T09:00:00.000Z", precision: "instant" },
    authors: [],
    source: null,
    tags: [],
    textHash: `text ${number}`,
    bodyLength: 60,
    isCut: false,
    sample,
    ...more,
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const entries = (from: number, to: number) => range(from, to).map((number) => entry(number));

const context = (more: Partial<EntryContext> = {}): EntryContext => ({
  now: NOW,
  identity: null,
  lastReadAt: null,
  takenDays: 3,
  isOnTopic: () => true,
  ...more,
});

/** What is known after a first fetch, an hour ago. */
function knownAfter(first: readonly FeedEntry[]): KnownEntry[] {
  const { changes } = planEntries([], first, context({ now: EARLIER }));
  return changes.map(({ known }) => known);
}

function planAgain(
  known: readonly KnownEntry[],
  later: readonly FeedEntry[],
  more: Partial<EntryContext> = {},
) {
  const plan = planEntries(known, later, context({ lastReadAt: EARLIER, ...more }));
  const added = plan.changes
    .filter(({ known: each }) => each.number > known.length)
    .map(({ entry: { title } }) => title);
  const revised = plan.changes.filter(
    ({ known: each, isRevised }) => isRevised && each.number <= known.length,
  );
  return { ...plan, added, revised: revised.map(({ known: each }) => each.number) };
}

test("the first key that is unique in the feed identifies its entries", () => {
  expect(chooseIdentity(entries(1, 5), null)).toBe("id");
  expect(
    chooseIdentity(
      entries(1, 5).map((each) => ({ ...each, id: "N/A" })),
      null,
    ),
  ).toBe("link");
  const home = entries(1, 5).map((each) => ({ ...each, id: null, link: "https://example.org/" }));
  expect(chooseIdentity(home, null)).toBe("link-title");
  const dated = home.map((each, at) => ({
    ...each,
    published: { at: `2026-05-06T09:0${at}:00.000Z`, precision: "instant" as const },
  }));
  expect(chooseIdentity(dated, null)).toBe("link-date");
  expect(
    chooseIdentity(
      home.map((each) => ({ ...each, link: null })),
      null,
    ),
  ).toBe("text");
});

test("one shared id in twenty does not disqualify ids; the entries stay apart", () => {
  const feed = [...entries(1, 19), entry(20, { id: "urn:1" })];
  expect(chooseIdentity(feed, null)).toBe("id");
  const known = knownAfter(feed);
  expect(known).toHaveLength(20);
  expect(planAgain(known, feed).changes).toEqual([]);
});

test("a second fetch of the same feed changes nothing, in any order", () => {
  const known = knownAfter(entries(1, 10));
  expect(planAgain(known, entries(1, 10).reverse()).changes).toEqual([]);
});

test.each<[string, (each: FeedEntry, number: number) => FeedEntry]>([
  ["new ids", (each, number) => ({ ...each, id: `post-${number}` })],
  ["no ids", (each) => ({ ...each, id: null })],
  [
    "new ids and https links",
    (each, number) => ({ ...each, id: `post-${number}`, link: `http://www.example.org/news/${number}/` }),
  ],
  [
    "new ids and new links",
    (each, number) => ({ ...each, id: `post-${number}`, link: `https://example.org/?p=${number}` }),
  ],
  [
    "new ids and another rendering of the text",
    (each, number) => ({ ...each, id: `post-${number}`, textHash: `html ${number}` }),
  ],
  [
    "new ids, links and rendering, and the old titles",
    (each, number) => ({
      ...each,
      id: `p${number}`,
      link: `https://example.org/a/${number}`,
      textHash: `html ${number}`,
    }),
  ],
])("a move of the site that gives %s adopts the entries; what is new is new", (_name, moved) => {
  const known = knownAfter(entries(1, 10));
  const later = entries(1, 11).map((each, at) => moved(each, at + 1));
  expect(planAgain(known, later).added).toEqual([entry(11).title]);
});

test("a move is noticed; a feed that turns over completely is none", () => {
  const known = knownAfter(entries(1, 10));
  const moved = entries(1, 10).map((each, at) => ({ ...each, id: `post-${at}` }));
  expect(planAgain(known, moved).haveKeysChanged).toBe(true);
  const turned = planAgain(known, entries(11, 20));
  expect(turned.haveKeysChanged).toBe(false);
  expect(turned.added).toHaveLength(10);
});

test("an id alone proves nothing: one that is given to entry after entry makes no revision", () => {
  const known = knownAfter([entry(1, { id: "N/A" })]);
  const { added, revised } = planAgain(known, [entry(2, { id: "N/A" })]);
  expect({ added, revised }).toEqual({ added: [entry(2).title], revised: [] });
});

test("a changed text is a revision with the first date; a new date alone is nothing, but noticed", () => {
  const known = knownAfter(entries(1, 4));
  const date = { at: NOW, precision: "instant" as const };
  const redated = planAgain(
    known,
    entries(1, 4).map((each) => ({ ...each, published: date })),
  );
  expect(redated.changes).toEqual([]);
  expect(redated.isRedated).toBe(true);
  const edited = planAgain(known, [entry(1, { textHash: "new", published: date }), ...entries(2, 4)]);
  expect(edited.revised).toEqual([1]);
  expect(edited.changes[0]?.known.published?.at).toBe("2026-05-06T09:00:00.000Z");
});

test("on subscribing the last days are taken as background; later entries are news, old ones never", () => {
  const dated = (number: number, at: string) => entry(number, { published: { at, precision: "instant" } });
  const known = knownAfter([dated(1, "2026-05-05T09:00:00.000Z"), dated(2, "2026-04-01T09:00:00.000Z")]);
  expect(known.map(({ state, isBackground }) => [state, isBackground])).toEqual([
    ["live", true],
    ["skipped", true],
  ]);
  const later = [dated(3, "2026-05-06T11:30:00.000Z"), dated(4, "2026-04-02T09:00:00.000Z")];
  const states = planAgain(known, later).changes.map(({ known: { state, isBackground } }) => [
    state,
    isBackground,
  ]);
  expect(states).toEqual([
    ["live", false],
    ["skipped", false],
  ]);
});

test("after days without a fetch, what came meanwhile is news", () => {
  const known = knownAfter(entries(1, 2));
  const late = entry(3, { published: { at: "2026-05-06T12:00:00.000Z", precision: "instant" } });
  const plan = planAgain(known, [late], { now: "2026-05-16T12:00:00.000Z" });
  expect(plan.changes[0]?.known.state).toBe("live");
});

test("a date to come, or none, counts from arrival", () => {
  const future = entry(1, { published: { at: "2026-06-01T00:00:00.000Z", precision: "day" } });
  const known = knownAfter([future, entry(2, { published: null })]);
  expect(known.map(({ published, firstSeenAt }) => [published, firstSeenAt])).toEqual([
    [null, EARLIER],
    [null, EARLIER],
  ]);
});

test("an archive without dates is no news", () => {
  const known = knownAfter(entries(1, 2));
  const archive = range(3, 302).map((number) => entry(number, { published: null }));
  const fresh = planAgain(known, archive).changes.filter(({ known: { isBackground } }) => !isBackground);
  expect(fresh.length).toBeLessThanOrEqual(50);
});

test("what left the feed and comes back is not new", () => {
  const known = knownAfter(entries(1, 5));
  expect(planAgain(known, entries(3, 6)).added).toEqual([entry(6).title]);
  expect(planAgain(known, entries(1, 5)).changes).toEqual([]);
});
