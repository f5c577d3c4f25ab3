import type { Instant } from "../core/time.ts";

/** A written edition waits until somebody releases or withdraws it; `then` happens when nobody has by `until`. */
export interface Hold {
  readonly until: Instant;
  readonly then: "send" | "drop";
}
