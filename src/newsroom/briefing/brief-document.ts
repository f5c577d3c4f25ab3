import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { type Document, documentHeader } from "../../domain/documents/document.ts";
import type { Briefing } from "../../domain/stories/story.ts";
import type { WritingService } from "../writing/writing-service.ts";

/** Briefs one document that is in no library. Tokens count against `library`'s budget; nothing is stored. */
export async function briefDocument(
  library: LibraryId,
  document: Document,
  { writing, now }: { readonly writing: WritingService; readonly now: Now },
): Promise<Briefing> {
  const generatedAt = now();
  const digest = await writing.digest(library, document);
  const material = {
    id: "",
    today: generatedAt.slice(0, 10),
    documents: [{ document, digest: digest.value }],
  };
  const story = await writing.story(library, material);
  return {
    generatedAt,
    writer: story.writer,
    model: writing.model,
    fallbacks: Number(digest.fallback || story.fallback),
    window: { from: null, to: generatedAt },
    bottomLine: [],
    documents: { read: 1, unreadable: [] },
    stories: [
      {
        id: "",
        ...story.value,
        status: "new",
        publishedAt: document.published.at,
        documents: [documentHeader(document)],
        conflicts: [],
        change: [],
      },
    ],
    storyCount: 1,
    dropped: [...digest.dropped, ...story.dropped],
  };
}
