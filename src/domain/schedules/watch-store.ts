import type { LibraryId } from "../core/library.ts";
import type { Watch, WatchChange } from "./watch.ts";

/** The part of the store for watches. Each call is one transaction. */
export interface WatchStore {
  /** The watches of one documents folder, of all guilds and people, by ref. */
  allWatches(root: string): Promise<readonly Watch[]>;
  /** A library's own watches (`person` null), or a person's; oldest first. */
  watches(library: LibraryId, person: string | null): Promise<readonly Watch[]>;
  /** "full": the guild or the person has `max` already. */
  addWatch(watch: Watch, root: string, max: number): Promise<"added" | "full">;
  /** The changed watch; null if it does not exist. */
  changeWatch(ref: string, change: WatchChange): Promise<Watch | null>;
  /** Also deletes what it delivered; its editions stay. False if it does not exist. */
  removeWatch(ref: string): Promise<boolean>;
  /** The given stories that an edition of the watch contains and posted, or may have posted. */
  alertedStories(watch: string, stories: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Assigns to the edition those stories that no other edition of the watch has, in the given order and at most `max`;
   * stories it has already stay assigned. An assignment ends when the edition ends without a post. Empty if the watch does
   * not exist.
   */
  assignStories(
    watch: string,
    edition: string,
    stories: readonly string[],
    max: number,
  ): Promise<readonly string[]>;
}
