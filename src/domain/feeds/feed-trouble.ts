import type { Message } from "../texts/texts.ts";

/** Why a feed or a page could not be fetched, for code to branch on. */
export type FeedTroubleCode =
  | "bad-address"
  | "forbidden-address"
  | "no-such-host"
  | "unreachable"
  | "tls"
  | "too-slow"
  | "too-large"
  | "too-many-redirects"
  | "cut-off"
  | "status"
  | "busy"
  | "needs-login"
  | "blocked"
  | "not-found"
  | "gone"
  | "robots"
  | "not-a-feed"
  | "broken"
  | "ids-changed"
  | "failed";

/** What is wrong with a feed: a code for programs, and one sentence for people. */
export interface FeedTrouble {
  readonly code: FeedTroubleCode;
  readonly message: Message;
}
