import { expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import { documentPage, searchPassages } from "../../../src/newsroom/library/document-lists.ts";
import { contentStems } from "../../../src/text/tokens/tokens.ts";

const library = sharedLibrary("/news");

test("page 3 of 10 begins after 20 documents", async () => {
  const asked: unknown[] = [];
  const newestDocuments = async (...request: readonly unknown[]) => {
    asked.push(request);
    return { total: 0, documents: [] };
  };
  await documentPage({ newestDocuments }, library, { page: 3, limit: 10 });
  expect(asked).toEqual([[library, { scope: "visible", limit: 10, offset: 20 }]]);
});

test("words are searched by their stems, without stop words", async () => {
  const asked: unknown[] = [];
  const search = async (...request: readonly unknown[]) => {
    asked.push(request);
    return [];
  };
  await searchPassages({ search }, library, { words: "the ferries of Oster", limit: 5 });
  expect(asked).toEqual([[library, contentStems("ferries Oster"), 5]]);
});
