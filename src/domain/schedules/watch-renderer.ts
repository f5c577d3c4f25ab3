import type { Instant } from "../core/time.ts";
import type { Edition } from "../delivery/edition.ts";
import type { Claim } from "../documents/claim.ts";
import type { RenderedMessage } from "./edition-renderer.ts";
import type { Watch } from "./watch.ts";

/** A story in an alert; every claim was checked against its source. */
export interface AlertStory {
  readonly id: string;
  readonly headline: Claim;
  /** At most two, none of them equal to the headline. */
  readonly claims: readonly Claim[];
}

/** An alert: one story, or all that arrived while nothing could be sent. */
export interface WatchAlert {
  readonly watch: Watch;
  readonly at: Instant;
  readonly stories: readonly [AlertStory, ...AlertStory[]];
}

/** Renders an alert. Each part contains its marker: `edition.ref` and the part's number (PartMarker). */
export interface WatchRenderer {
  watchAlert(
    alert: WatchAlert,
    context: { readonly edition: Edition },
  ): RenderedMessage | Promise<RenderedMessage>;
}
