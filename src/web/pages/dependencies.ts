import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { TallyStore } from "../../domain/operations/tally-store.ts";
import type { Charts, FigureMove } from "../../domain/pictures/charts.ts";
import type { ScheduleStore } from "../../domain/schedules/schedule-store.ts";
import type { Slot, Timing } from "../../domain/schedules/timing.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import type { Briefing, StoryReport } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";

/** The state of synchronizing the library with the folder. */
export interface SyncStatus {
  /** Changed files, and how many of them have been read; null when nothing is being read. */
  readonly backlog: { readonly read: number; readonly changed: number; readonly perSecond: number } | null;
  /** Files that are still changing; they are read once they stop. */
  readonly settling: number;
  /** When the library was last in sync with the folder; null before the first time. */
  readonly lastSyncedAt: Instant | null;
}

/** What the pages need. They only read. */
export interface PageDeps {
  /** The library that is shown: documents visible to everybody, without guilds' own documents. */
  readonly library: LibraryId;
  readonly store: Pick<ScheduleStore, "allSchedules"> &
    Pick<
      LibraryReader,
      | "counts"
      | "digests"
      | "documents"
      | "findDocuments"
      | "newestDocuments"
      | "recentStories"
      | "unreadable"
    > &
    Pick<EditionArchive, "editions"> &
    Pick<SearchStore, "search"> &
    Pick<TallyStore, "tallies">;
  readonly briefings: {
    /** Composes the `maxStories` most important stories; `storyCount` of the briefing counts all. */
    compose(
      library: LibraryId,
      since: Instant | null,
      options: { readonly maxStories: number },
    ): Promise<Briefing>;
    story(library: LibraryId, id: string): Promise<StoryReport | null>;
  };
  /** Whether a model writes: its texts are then cached longer. */
  readonly hasModel: boolean;
  readonly figures: (documents: readonly Document[]) => readonly FigureMove[];
  readonly charts: Charts;
  readonly syncStatus: () => SyncStatus;
  /** The slots with after < at <= upTo, ascending. */
  readonly slots: (timing: Timing, after: Instant, upTo: Instant) => Iterable<Slot>;
  /** The language of the pages. */
  readonly texts: Texts;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Now;
}
