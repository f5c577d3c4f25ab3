import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Message } from "../texts/texts.ts";
import type { Edition, EditionRequest } from "./edition.ts";
import type { Hold } from "./hold.ts";
import type { MessagePart, RefusalReason } from "./message-sender.ts";

/** The result of composing an edition. "silent": there is nothing to say, and the schedule asks for silence in that case. */
export type Composition =
  | {
      readonly kind: "parts";
      readonly parts: readonly [MessagePart, ...MessagePart[]];
      readonly shown: ShownClaims;
      /** Present: it is kept as written until somebody decides, or the hold ends. */
      readonly hold?: Hold;
    }
  | { readonly kind: "silent"; readonly reason: Message };

/** Composes an edition while its lease is renewed. If it throws, the edition stays unfinished and is composed later. */
export type Compose = (edition: Edition) => Promise<Composition>;

/** How a run ended. */
export type RunOutcome =
  /** `refused`: why Discord refuses the channel, so that the schedule should be paused; else null. */
  | { readonly kind: "ended"; readonly edition: Edition; readonly refused: RefusalReason | null }
  /** It had ended before (`retryInMs` null), or another process has the lease for that long. */
  | { readonly kind: "taken"; readonly edition: Edition; readonly retryInMs: number | null }
  /** It is written and waits for a decision. */
  | { readonly kind: "on-hold"; readonly edition: Edition }
  /** Another process took it over in the meantime; this one sent nothing more. */
  | { readonly kind: "lost"; readonly edition: Edition };

/** Turns editions into messages, each posted exactly once. */
export interface Outbox {
  /**
   * Leases the edition, composes and delivers it; or continues it where another process stopped. Throws Faults of the store
   * and errors of `compose`; the edition then stays unfinished for recover().
   */
  run(request: EditionRequest, compose: Compose): Promise<RunOutcome>;
  /** Records that the edition was never started. */
  recordMissed(request: EditionRequest, reason: Message): Promise<RunOutcome>;
  /** Posts a held edition exactly as it was written; null if it is not held any more. */
  release(ref: string, by: string): Promise<RunOutcome | null>;
  /** Ends a held edition without a post; null if it is not held any more. */
  withdraw(ref: string, by: string): Promise<RunOutcome | null>;
  /**
   * Continues all unfinished editions whose leases have expired or whose holds have ended. Called at start and periodically: the leases of a killed
   * process expire after a minute. Throws the first error once all are done.
   */
  recover(compose: Compose): Promise<readonly RunOutcome[]>;
}
