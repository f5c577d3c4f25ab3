import type { Instant } from "../core/time.ts";

/** A written edition waits until somebody releases or withdraws it; `atEnd` happens when nobody has by `until`. */
export interface Hold {
  readonly until: Instant;
  readonly atEnd: "send" | "drop";
}
