import type { Turn } from "../conversation/answer.ts";
import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { StoryPage } from "../stories/story.ts";

/** The part of the store for conversations and for claims as they were shown. */
export interface ConversationStore {
  conversation(library: LibraryId, id: string): Promise<readonly Turn[]>;
  /** Adds the turn and deletes all but the newest `maxTurns` turns of the conversation. */
  appendTurn(library: LibraryId, id: string, turn: Turn, maxTurns: number): Promise<void>;
  /**
   * Saves what was last shown in a place ("console", a message id); replaces what was saved for it. The cited documents are
   * saved with it as they are now, unless `shown` has them.
   */
  saveShown(library: LibraryId, place: string, shown: ShownClaims): Promise<void>;
  /** Without its story pages. */
  shown(library: LibraryId, place: string): Promise<ShownClaims | null>;
  /** A story of a briefing as it was shown there; `position` counts from 1. Null if none was saved. */
  shownStory(library: LibraryId, place: string, position: number): Promise<StoryPage | null>;
  /** Deletes conversation turns and shown claims from before that time, in every library. */
  forgetConversationsBefore(before: Instant): Promise<void>;
}
