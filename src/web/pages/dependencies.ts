import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant, Now } from "../../domain/core/time.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Charts, FigureMove } from "../../domain/pictures/charts.ts";
import type { Slot, Timing } from "../../domain/schedules/timing.ts";
import type { Store } from "../../domain/store/store.ts";
import type { Briefing, StoryReport } from "../../domain/stories/story.ts";

/** How reading the folder stands. */
export interface SyncStatus {
  /** Files that changed and are being read, and how many of them are; null while nothing is. */
  readonly backlog: { readonly read: number; readonly changed: number; readonly perSecond: number } | null;
  /** Files that grew just now, and are read once they rest. */
  readonly settling: number;
  /** When the folder was last found level; null before the first time. */
  readonly lastSyncedAt: Instant | null;
}

/** What the pages show, and by whom. They change nothing. */
export interface PageDeps {
  /** Whose documents are shown: what everybody may see, and no guild's own. */
  readonly library: LibraryId;
  readonly store: Pick<
    Store,
    | "allSchedules"
    | "counts"
    | "digests"
    | "documents"
    | "editions"
    | "findDocuments"
    | "newestDocuments"
    | "recentStories"
    | "search"
    | "tallies"
    | "unreadable"
  >;
  readonly briefings: {
    /** At most so many stories, the most important; `storyCount` counts all. */
    compose(
      library: LibraryId,
      since: Instant | null,
      options: { readonly maxStories: number },
    ): Promise<Briefing>;
    story(library: LibraryId, id: string): Promise<StoryReport | null>;
  };
  /** Whether a model writes: then what it wrote is shown for longer before it is asked again. */
  readonly hasModel: boolean;
  readonly figures: (documents: readonly Document[]) => readonly FigureMove[];
  readonly charts: Charts;
  readonly syncStatus: () => SyncStatus;
  /** The slots with after < at <= upTo, ascending. */
  readonly slots: (timing: Timing, after: Instant, upTo: Instant) => Iterable<Slot>;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Now;
}
