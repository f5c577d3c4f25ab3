import type { Document } from "../../src/domain/documents/document.ts";
import type { FileState } from "../../src/domain/documents/file-state.ts";
import type { Unreadable } from "../../src/domain/documents/unreadable.ts";
import type { LibraryChange } from "../../src/domain/store/library-change.ts";
import type { Digest } from "../../src/domain/stories/story.ts";

export function newsDocument(
  path: string,
  sentences: readonly string[],
  more: Partial<Document> = {},
): Document {
  return {
    path,
    contentHash: `hash of ${path} ${sentences.join(" ")}`,
    title: `Title of ${path}`,
    titleFrom: "text",
    source: "Harbour Gazette",
    author: null,
    tags: ["ferries"],
    language: "en",
    published: { at: "2024-03-05T09:00:00.000Z", precision: "instant", from: "metadata" },
    arrivedAt: "2024-03-05T10:00:00.000Z",
    sentences,
    paragraphs: [1],
    ...more,
  };
}

export function digestOf(document: Document): Digest {
  const [first = ""] = document.sentences;
  const headline = { text: first, evidence: [{ document: document.path, sentences: [1], quote: first }] };
  return { headline, summary: [headline], keyFacts: [], writer: "extractive" };
}

export function fileOf(path: string, contentHash: string | null): FileState {
  return { path, size: 321, modifiedMs: 1_709_632_800_000.25, contentHash };
}

/** The change that adds a document to the story `storyId`. */
export function arrival(
  document: Document,
  storyId = `story of ${document.path}`,
): Extract<LibraryChange, { kind: "document" }> {
  return {
    kind: "document",
    file: fileOf(document.path, document.contentHash),
    document,
    digest: digestOf(document),
    storyId,
    signature: new TextEncoder().encode(`signature of ${document.path}`),
  };
}

export function unreadable(path: string): LibraryChange & { unreadable: Unreadable } {
  const reason = "It contains no text; save it as plain text.";
  return { kind: "unreadable", file: fileOf(path, null), unreadable: { path, code: "no-text", reason } };
}
