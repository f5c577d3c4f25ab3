import type { PublishedTime } from "../core/published-time.ts";

/** A cited document, as it was when the claims were shown. */
export interface ShownDocument {
  readonly path: string;
  readonly title: string;
  readonly source: string | null;
  readonly published: PublishedTime;
}
