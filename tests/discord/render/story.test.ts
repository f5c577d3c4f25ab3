import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DOCUMENTS_PER_PAGE,
  MAX_HITS,
  renderDocumentList,
  renderSearchHits,
} from "../../../src/discord/render/lists.ts";
import { noticeMessage } from "../../../src/discord/render/notices.ts";
import { renderStory } from "../../../src/discord/render/story.ts";
import { claim, header, NOW, story } from "../../console/samples.ts";
import { anyText } from "../message/markdown.ts";
import {
  anyClaim,
  anyHeader,
  anyStory,
  expectMarked,
  expectResolvable,
  expectValidMessage,
  REF,
  visibleTextIn,
} from "./bodies.ts";

const FRAME = { ref: REF, at: NOW, language: "en" };

test("a story is shown in full, followed by a timeline of its documents", () => {
  const vigo = story("Vigo", {
    status: "update",
    upcoming: [claim("Ships return on 1 June.", "Vigo.txt", 9)],
  });
  const timeline = [
    { document: header("Vigo.txt"), claims: [claim("The Vigo vote was 14 to 3.", "Vigo.txt", 5)] },
  ];
  const { parts, shown } = renderStory(vigo, timeline, { ...FRAME, writer: "model" });
  const text = visibleTextIn(parts).replaceAll("\u00a0", " ");
  expect(text).toContain(
    "The Vigo council voted to reopen the harbour [1] UPDATE\n1 document\nShips will return",
  );
  expect(text).toContain("Key facts\n- The Vigo vote was 14 to 3. [4]");
  expect(text).toContain("- A new crane at Vigo lifts 60 tonnes. [7]");
  expect(text).toContain("Watch next\n- Ships return on 1 June. [8]");
  expect(text).toContain("Timeline\nTitle of Vigo.txt · {timestamp}\n- The Vigo vote was 14 to 3. [4]");
  expect(text).not.toContain("Sources differ");
  expect(shown).toMatchObject({ writer: "model", stories: ["Vigo"] });
});

test("for any story, its messages are valid, marked and resolvable", () => {
  const anyTimeline = fc.array(
    fc.record({ document: anyHeader, claims: fc.array(anyClaim, { maxLength: 3 }) }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(anyStory, anyTimeline, (anyRenderedStory, timeline) => {
      const { parts, shown } = renderStory(anyRenderedStory, timeline, FRAME);
      for (const part of parts) expectValidMessage(part);
      expectMarked(parts);
      expectResolvable(parts, shown);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test("a notice is one line without pings, links or markup", () => {
  const text = visibleTextIn([noticeMessage("Can't post in #news:\n@everyone")]);
  expect(text).toBe("Can't post in #news: @everyone");
  fc.assert(
    fc.property(
      anyText.filter((any) => /[a-z]/.test(any)),
      (any) => expectValidMessage(noticeMessage(any)),
    ),
  );
});

test("documents are listed with their titles, dates and paths", () => {
  const frame = { page: 2, pages: 3, total: 1240, language: "en" };
  expect(visibleTextIn([renderDocumentList([header("Vigo.txt")], frame)])).toBe(
    "1,240 documents · Page 2 of 3\nTitle of Vigo.txt · {timestamp}\nVigo.txt\n",
  );
  const twice = [header("Vigo.txt", { alsoAt: ["copies/Vigo.txt", "Vigo 2.txt"] })];
  expect(visibleTextIn([renderDocumentList(twice, frame)])).toContain(
    "\nVigo.txt · also copies/Vigo.txt +1\n",
  );
  expect(visibleTextIn([renderDocumentList([], frame)])).toBe("No documents.");
  const many = Array.from({ length: DOCUMENTS_PER_PAGE + 1 }, (_, n) => header(`${n}.txt`));
  expect(() => renderDocumentList(many, frame)).toThrow(RangeError);
  fc.assert(
    fc.property(fc.array(anyHeader, { minLength: 1, maxLength: DOCUMENTS_PER_PAGE }), (headers) =>
      expectValidMessage(renderDocumentList(headers, frame)),
    ),
  );
});

test("search shows the best passages, shortened, with document and sentence numbers", () => {
  const hit = { document: header("Vigo.txt"), first: 3, last: 5, sentences: ["One.", "Two."], score: 1 };
  const frame = { query: "har*bour", language: "en" };
  const text = visibleTextIn([renderSearchHits([hit], frame)]);
  expect(text).toContain("Passages for “har*bour”");
  expect(text).toContain("One. Two.\n");
  expect(text).toContain("Title of Vigo.txt · Vigo.txt · sentences 3-5 · {timestamp}");
  const many = Array.from({ length: MAX_HITS + 2 }, () => hit);
  expect(visibleTextIn([renderSearchHits(many, frame)]).match(/One\. Two\./g)?.length).toBe(MAX_HITS);
  expect(visibleTextIn([renderSearchHits([], frame)])).toBe("Nothing in the documents for “har*bour”.");
  const anyHit = fc
    .record({ document: anyHeader, sentences: fc.array(anyText, { minLength: 1, maxLength: 30 }) })
    .map((any) => ({ ...hit, ...any }));
  fc.assert(
    fc.property(fc.array(anyHit, { minLength: 1, maxLength: MAX_HITS + 2 }), anyText, (hits, query) =>
      expectValidMessage(renderSearchHits(hits, { query, language: "de" })),
    ),
  );
});
