import type { Claim } from "../domain/claim.ts";
import { setAsideFirst } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { Briefing, BriefingStory, StoryOutline } from "../domain/story.ts";
import { orderStories } from "../domain/story-order.ts";
import type { Instant } from "../domain/time.ts";
import { createStoryDesk, type StoryDeskParts, type StoryFrame } from "./story-desk.ts";
import type { WritingDesk, Written } from "./writing.ts";

/** Stories that are composed; what lies beyond is counted. */
const MAX_STORIES = 200;
/** Stories a reader sees in full or in one line: these are worth a model's time. */
const STORIES_SHOWN = 10;

export interface ComposerParts extends Omit<StoryDeskParts, "writing"> {
  /** Writes what is shown, and the rest: stories beyond the shown ones are never worth a model's time. */
  readonly writing: { readonly shown: WritingDesk; readonly rest: WritingDesk };
}

/** What a briefing is to be of. */
export interface BriefingOrder {
  readonly generatedAt: Instant;
  /** From when on its documents are; null: all. */
  readonly from: Instant | null;
  /** The stories, in any order. */
  readonly outlines: readonly StoryOutline[];
  readonly frame: StoryFrame;
  /** Documents that were looked at. */
  readonly read: number;
  /** Stories that are wanted, for whom fewer than all are enough. */
  readonly most?: number;
}

/** Writes a briefing of stories: what matters first, and a bottom line over those that are shown. */
export type Composer = (order: BriefingOrder) => Promise<Briefing>;

export function createComposer(parts: ComposerParts): Composer {
  const shownDesk = createStoryDesk({ ...parts, writing: parts.writing.shown });
  const restDesk = createStoryDesk({ ...parts, polisher: null, writing: parts.writing.rest });
  const { store, writing } = parts;
  return async ({ generatedAt, from, outlines, frame, read, most = MAX_STORIES }) => {
    const ids = orderStories(outlines, generatedAt)
      .slice(0, Math.min(most, MAX_STORIES))
      .map(({ id }) => id);
    const shown = await shownDesk.write(ids.slice(0, STORIES_SHOWN), frame);
    const rest = await restDesk.write(ids.slice(STORIES_SHOWN), frame);
    const stories = [...shown, ...rest].map(({ story }) => story);
    const bottomLine = await writeBottomLine(stories, frame.library, parts);
    const written = [...shown, bottomLine];
    return {
      generatedAt,
      writer: written.some(({ writer }) => writer === "model") ? "model" : "extractive",
      model: writing.shown.model,
      fallbacks: written.filter(({ fallback }) => fallback).length,
      window: { from, to: generatedAt },
      bottomLine: bottomLine.value,
      documents: { read, unreadable: setAsideFirst(await store.unreadable(frame.library)) },
      stories,
      storyCount: outlines.length,
      dropped: [...shown, ...rest, bottomLine].flatMap(({ dropped }) => dropped),
    };
  };
}

async function writeBottomLine(
  stories: readonly BriefingStory[],
  library: LibraryId,
  { store, writing }: { readonly store: Pick<Store, "documents"> } & Pick<ComposerParts, "writing">,
): Promise<Written<readonly Claim[]>> {
  if (stories.length === 0)
    return { value: [], matched: 0, dropped: [], writer: "extractive", fallback: false };
  const paths = stories
    .slice(0, STORIES_SHOWN)
    .flatMap(({ headlineEvidence, summary, keyFacts }) =>
      [...headlineEvidence, ...[...summary, ...keyFacts].flatMap(({ evidence }) => evidence)].map(
        ({ document }) => document,
      ),
    );
  const documents = await store.documents(library, [...new Set(paths)]);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return writing.shown.bottomLine(library, stories.slice(0, STORIES_SHOWN), (path) => byPath.get(path));
}
