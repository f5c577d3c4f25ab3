import type { LibraryId } from "../core/library.ts";
import type { Watch, WatchChange } from "./watch.ts";

/** The part of the store that remembers watches. Each call is one transaction. */
export interface WatchStore {
  /** Those of one documents folder, of all guilds and people, by ref. */
  allWatches(root: string): Promise<readonly Watch[]>;
  /** A library's own (`person` null), or a person's, the oldest first. */
  watches(library: LibraryId, person: string | null): Promise<readonly Watch[]>;
  /** "full": the guild or the person has `most` already. */
  addWatch(watch: Watch, root: string, max: number): Promise<"added" | "full">;
  /** The watch as it is then; null when it is gone. */
  changeWatch(ref: string, change: WatchChange): Promise<Watch | null>;
  /** What it told goes with it; its editions stay. False when it is gone already. */
  removeWatch(ref: string): Promise<boolean>;
  /** Those of the stories that an edition of the watch tells, told, or may have told. */
  alertedStories(watch: string, stories: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Gives the edition those stories, in the order asked for and `most` at most, that no other edition of the watch has; it
   * keeps those it had. Each is one edition's, until that ends with nothing posted. None when the watch is gone.
   */
  assignStories(
    watch: string,
    edition: string,
    stories: readonly string[],
    max: number,
  ): Promise<readonly string[]>;
}
