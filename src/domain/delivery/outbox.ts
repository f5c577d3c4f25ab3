import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Instant } from "../core/time.ts";
import type { Edition, EditionRequest } from "./edition.ts";
import type { MessagePart, RefusalReason } from "./message-sender.ts";

/** What came of writing an edition. "silent": there is nothing to say, and silence was wished for. */
export type Composition =
  | {
      readonly kind: "parts";
      readonly parts: readonly [MessagePart, ...MessagePart[]];
      readonly shown: ShownClaims;
    }
  | { readonly kind: "silent"; readonly reason: string };

/** Writes the edition. It is kept alive meanwhile; what it throws leaves the edition to be written later. */
export type Compose = (edition: Edition) => Promise<Composition>;

/** How a run ended. */
export type RunOutcome =
  /** `refused`: why Discord takes nothing in this channel, so that the schedule should pause; else null. */
  | { readonly kind: "ended"; readonly edition: Edition; readonly refused: RefusalReason | null }
  /** It ended before, or is another's until then. */
  | { readonly kind: "taken"; readonly edition: Edition; readonly until: Instant | null }
  /** Another took it over meanwhile; nothing more was sent from here. */
  | { readonly kind: "lost"; readonly edition: Edition };

/** Editions become messages here, each posted once. */
export interface Outbox {
  /**
   * Claims the edition, has it written and delivers it; or takes it up where another process left it. Faults of the
   * store, and what `compose` throws, are thrown: the edition stays unfinished, for recover().
   */
  run(request: EditionRequest, compose: Compose): Promise<RunOutcome>;
  /** Records that the edition was not even begun. */
  recordMissed(request: EditionRequest, reason: string): Promise<RunOutcome>;
  /**
   * Takes up all that others left unfinished and do not hold any more. Called at start and now and then: a process that
   * was killed holds its editions for a minute. The first fault is thrown once all are done.
   */
  recover(compose: Compose): Promise<readonly RunOutcome[]>;
}
