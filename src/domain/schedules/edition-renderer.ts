import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Instant } from "../core/time.ts";
import type { Attachment } from "../delivery/attachment.ts";
import type { Edition } from "../delivery/edition.ts";
import type { MessagePart } from "../delivery/message-sender.ts";
import type { Briefing } from "../stories/story.ts";
import type { Correction } from "./correction.ts";
import type { Schedule } from "./schedule.ts";

/** What rendering needs to know besides the briefing. */
export interface EditionRenderContext {
  readonly edition: Edition;
  readonly schedule: Schedule;
  /** How long after its slot it was started, in milliseconds; null if on time or requested by hand. */
  readonly lateMs: number | null;
  /** True if it is for its slot and in time; its heading then names the slot, however early it was composed. */
  readonly onTime?: boolean;
  /** Corrections to earlier editions of the schedule; absent: none. */
  readonly corrections?: readonly Correction[];
  /** Creates the files to post with it, with labels in that language; absent: none. */
  readonly attach?: (language: string) => Promise<readonly Attachment[]>;
}

/** No new document has arrived for some days. */
export interface NoNewDocumentsAlert {
  readonly kind: "no-new-documents";
  /** When the newest document arrived; null if there never was one. */
  readonly since: Instant | null;
  /** Full days without a new document. */
  readonly days: number;
}

export interface RenderedMessage {
  readonly parts: readonly [MessagePart, ...MessagePart[]];
  readonly shown: ShownClaims;
}

/** Renders messages. Each part contains its marker: `edition.ref` and the part's number (PartMarker). */
export interface EditionRenderer {
  /** A briefing without stories is one line that says so. */
  briefing(briefing: Briefing, context: EditionRenderContext): RenderedMessage | Promise<RenderedMessage>;
  alert(
    alert: NoNewDocumentsAlert,
    context: { readonly edition: Edition },
  ): RenderedMessage | Promise<RenderedMessage>;
}
