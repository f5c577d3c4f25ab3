import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Instant } from "../core/time.ts";
import type { Edition } from "../delivery/edition.ts";
import type { MessagePart } from "../delivery/message-sender.ts";
import type { Picture } from "../pictures/picture-service.ts";
import type { Briefing } from "../stories/story.ts";
import type { Correction } from "./correction.ts";
import type { Schedule } from "./schedule.ts";

/** What a page needs to know of an edition besides its briefing. */
export interface EditionRenderContext {
  readonly edition: Edition;
  readonly schedule: Schedule;
  /** How long after its slot it was begun, in milliseconds; null when it is on time, or was asked for by hand. */
  readonly lateMs: number | null;
  /** Whether it comes for its slot and in time: then it is headed by that, however early it was composed. */
  readonly onTime?: boolean;
  /** What earlier editions of the schedule quoted, and their documents no longer say; absent: nothing. */
  readonly corrections?: readonly Correction[];
  /** Makes the picture that goes with it, in that language; absent: it has none. */
  readonly illustrate?: (language: string) => Promise<Picture | null>;
}

/** The pipeline has run dry: no new document since then. */
export interface NoNewDocumentsAlert {
  readonly kind: "no-new-documents";
  /** When the newest document arrived; null when there never was one. */
  readonly since: Instant | null;
  /** Full days without a new document. */
  readonly days: number;
}

export interface RenderedMessage {
  readonly parts: readonly [MessagePart, ...MessagePart[]];
  readonly shown: ShownClaims;
}

/** Makes messages. Each part holds its marker: `edition.ref` and the part's number (PartMarker). */
export interface EditionRenderer {
  /** A briefing without stories is one line that says so. */
  briefing(briefing: Briefing, context: EditionRenderContext): RenderedMessage | Promise<RenderedMessage>;
  alert(
    alert: NoNewDocumentsAlert,
    context: { readonly edition: Edition },
  ): RenderedMessage | Promise<RenderedMessage>;
}
