import { describe, expect, test } from "vitest";
import type { ShownClaims } from "../../src/domain/conversation/shown-claims.ts";
import type { LibraryId } from "../../src/domain/core/library.ts";
import type { Claim } from "../../src/domain/documents/claim.ts";
import { type Document, documentHeader } from "../../src/domain/documents/document.ts";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import type { Store } from "../../src/domain/store/store.ts";
import type { StoryPage } from "../../src/domain/stories/story.ts";
import { arrival, newsDocument } from "./sample-documents.ts";
import type { NewRoot } from "./store-tools.ts";

const AT = "2024-03-05T10:00:00.000Z";
const LATER = "2024-03-06T10:00:00.000Z";
const PLACE = "MorningEdition-1";

const FERRY = newsDocument("ferry.txt", ["The ferry sank."]);
const TUG = newsDocument("tug.txt", ["The tug came."], { source: null });

function claimOf({ path, sentences: [quote = ""] }: Document): Claim {
  return { text: quote, evidence: [{ document: path, sentences: [1], quote }] };
}

function shownOf(claims: readonly Claim[], more: Partial<ShownClaims> = {}): ShownClaims {
  return { at: AT, title: "Brief", claims, ...more };
}

/** A story of one document whose timeline cites another. */
function pageOf(document: Document, other: Document): StoryPage {
  const { text: headline, evidence: headlineEvidence } = claimOf(document);
  const story = {
    id: `story of ${document.path}`,
    headline,
    headlineEvidence,
    status: "new" as const,
    publishedAt: document.published.at,
    documents: [documentHeader(document)],
    summary: [claimOf(document)],
    keyFacts: [],
    conflicts: [],
    change: [],
    upcoming: [],
  };
  const timeline = [{ document: documentHeader(other), claims: [claimOf(other)] }];
  return { at: AT, writer: "extractive", story, timeline };
}

const named = ({ path, title, source, published }: Document) => ({ path, title, source, published });

/** Another text under the same path, with another title, source and date. */
const rewritten = ({ path }: Document) =>
  newsDocument(path, ["Nothing happened."], {
    title: "A new title",
    source: "Other Gazette",
    published: { at: LATER, precision: "day", from: "text" },
  });

const add = (store: Store, library: LibraryId, documents: readonly Document[]) =>
  store.apply(
    library,
    library.guild === null ? FOLDER : UPLOADS,
    documents.map((document) => arrival(document)),
  );

export function shownContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: what was shown`, () => {
    test("keeps its documents as they were, whatever happens to their files", async () => {
      const { store, library } = await newRoot();
      await add(store, library, [FERRY, TUG]);
      const claims = [
        claimOf(TUG),
        claimOf(FERRY),
        claimOf(TUG),
        claimOf(newsDocument("gone.txt", ["Gone."])),
      ];
      await store.saveShown(library, PLACE, shownOf(claims));
      const kept = { ...shownOf(claims), documents: [named(TUG), named(FERRY)] };
      expect(await store.shown(library, PLACE)).toEqual(kept);
      await add(store, library, [rewritten(FERRY)]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: TUG.path }]);
      expect(await store.shown(library, PLACE)).toEqual(kept);
    });

    test("keeps the documents it is given, when it is copied to another place", async () => {
      const { store, library } = await newRoot();
      await add(store, library, [FERRY]);
      await store.saveShown(library, PLACE, shownOf([claimOf(FERRY)]));
      await add(store, library, [rewritten(FERRY)]);
      const shown = await store.shown(library, PLACE);
      if (shown === null) throw new Error("nothing was saved");
      await store.saveShown(library, "copy", shown);
      expect(await store.shown(library, "copy")).toEqual(shown);
    });

    test("keeps a briefing's stories by their position, as they were shown", async () => {
      const { store, library } = await newRoot();
      await add(store, library, [FERRY, TUG]);
      const storyPages = [pageOf(FERRY, TUG), pageOf(TUG, FERRY)];
      await store.saveShown(library, PLACE, shownOf([], { storyPages }));
      await add(store, library, [rewritten(FERRY)]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: TUG.path }]);
      expect(await store.shownStory(library, PLACE, 1)).toEqual({
        ...pageOf(FERRY, TUG),
        documents: [named(FERRY), named(TUG)],
      });
      expect(await store.shownStory(library, PLACE, 2)).toEqual({
        ...pageOf(TUG, FERRY),
        documents: [named(TUG), named(FERRY)],
      });
      expect(await store.shownStory(library, PLACE, 3)).toBeNull();
      expect(await store.shownStory(library, "other", 1)).toBeNull();
      expect(await store.shown(library, PLACE)).toEqual(shownOf([]));
    });

    test("is replaced with its stories, and forgotten with them", async () => {
      const { store, library } = await newRoot();
      const storyPages = [pageOf(FERRY, TUG), pageOf(TUG, FERRY)];
      await store.saveShown(library, PLACE, shownOf([], { storyPages }));
      await store.saveShown(library, PLACE, shownOf([], { storyPages: [pageOf(TUG, FERRY)] }));
      expect(await store.shownStory(library, PLACE, 1)).toMatchObject({ story: { id: "story of tug.txt" } });
      expect(await store.shownStory(library, PLACE, 2)).toBeNull();
      await store.forgetConversationsBefore(LATER);
      expect(await store.shownStory(library, PLACE, 1)).toBeNull();
      expect(await store.integrity()).toMatchObject({ ok: true });
    });

    test("belongs to one library; a guild's has the documents that the guild sees", async () => {
      const { store, library, guild } = await newRoot();
      const own = newsDocument(FERRY.path, FERRY.sentences, { title: "The guild's own" });
      await add(store, library, [FERRY, TUG]);
      await add(store, guild, [own]);
      const storyPages = [pageOf(FERRY, TUG)];
      await store.saveShown(guild, PLACE, shownOf([claimOf(FERRY), claimOf(TUG)], { storyPages }));
      expect((await store.shown(guild, PLACE))?.documents).toEqual([named(own), named(TUG)]);
      expect((await store.shownStory(guild, PLACE, 1))?.documents).toEqual([named(own), named(TUG)]);
      expect(await store.shown(library, PLACE)).toBeNull();
      expect(await store.shownStory(library, PLACE, 1)).toBeNull();
      await store.forgetGuild("7001");
      expect(await store.shownStory(guild, PLACE, 1)).toBeNull();
      await store.saveShown(library, PLACE, shownOf([claimOf(FERRY)]));
      expect((await store.shown(library, PLACE))?.documents).toEqual([named(FERRY)]);
    });
  });
}
