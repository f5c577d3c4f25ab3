import type { Instant } from "../core/time.ts";
import type { Edition } from "../delivery/edition.ts";
import type { Claim } from "../documents/claim.ts";
import type { RenderedMessage } from "./edition-renderer.ts";
import type { Watch } from "./watch.ts";

/** A story as an alert tells it; every claim held to its source. */
export interface AlertStory {
  readonly id: string;
  readonly headline: Claim;
  /** Two at most, none of them the headline again. */
  readonly claims: readonly Claim[];
}

/** What a watch has to tell: one story, or those that came while nothing was told. */
export interface WatchAlert {
  readonly watch: Watch;
  readonly at: Instant;
  readonly stories: readonly [AlertStory, ...AlertStory[]];
}

/** Makes an alert's messages. Each part holds its marker: `edition.ref` and the part's number (PartMarker). */
export interface WatchRenderer {
  watchAlert(
    alert: WatchAlert,
    context: { readonly edition: Edition },
  ): RenderedMessage | Promise<RenderedMessage>;
}
