import type { Turn } from "../conversation/answer.ts";
import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";

/** The part of the store for conversations and for claims as they were shown. */
export interface ConversationStore {
  conversation(library: LibraryId, id: string): Promise<readonly Turn[]>;
  /** Adds the turn and deletes all but the newest `maxTurns` turns of the conversation. */
  appendTurn(library: LibraryId, id: string, turn: Turn, maxTurns: number): Promise<void>;
  /** Saves what was last shown in a place ("console", a message id); replaces what was saved for it. */
  saveShown(library: LibraryId, place: string, shown: ShownClaims): Promise<void>;
  shown(library: LibraryId, place: string): Promise<ShownClaims | null>;
  /** Deletes conversation turns and shown claims from before that time, in every library. */
  forgetConversationsBefore(before: Instant): Promise<void>;
}
